import { useState } from 'react';
import { Button } from '@backstage/ui';
import {
  metricsContract,
  metricsExports,
  MetricsRecurring,
} from '@afterword/plugin-reliability-common';
import {
  EmptyState,
  SectionCard,
  SkeletonText,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import { HowComputed } from '../../figures/HowComputed';
import { AskedWindow, filtersOf } from '../../figures/askedWindow';
import { ExportMenu } from '../../listing/ExportMenu';
import { FailureNotice } from '../../listing/FailureNotice';
import { useWords } from '../../words';
import { ModesMap } from './ModesMap';
import styles from './RecurringSection.module.css';

/** More rows than this are shown when they are asked for. */
const FEW = 10;

/** Which failure modes came back, and in which layers published postmortems see what contributed. */
export function RecurringSection({
  scope,
  window,
}: {
  readonly scope: string;
  readonly window: AskedWindow;
}) {
  const { t } = useWords();
  const { data, error, refetch, isPlaceholderData } = useReliabilityQuery(
    metricsContract.getMetricsRecurring,
    { query: { scope, ...window } },
    { keepPrevious: true },
  );
  const recurring = data?.scope === scope ? data : undefined;
  const body = () => {
    if (error && !recurring) {
      return <FailureNotice error={error} onRetry={refetch} />;
    }
    if (!recurring) return <SkeletonText lines={8} />;
    return recurring.modes.length === 0 ? (
      <EmptyState title={t('overview.recurring.emptyTitle')}>
        {t('overview.recurring.emptyWhy')}
      </EmptyState>
    ) : (
      <div data-stale={isPlaceholderData || undefined} className={styles.modes}>
        <Modes recurring={recurring} />
      </div>
    );
  };
  return (
    <SectionCard
      title={t('overview.recurring.title')}
      lead={recurring ? <Coverage recurring={recurring} /> : '\u00a0'}
      meta={
        <span className={styles.meta}>
          <HowComputed figure="recurrence" />
          <ExportMenu
            what={t('overview.recurring.title')}
            list={metricsExports.recurring}
            filters={{ scope: [scope], ...filtersOf(window) }}
            fileName="recurring"
          />
        </span>
      }
      foot={
        recurring && recurring.left > 0
          ? t('overview.recurring.left', { count: recurring.left })
          : undefined
      }
    >
      {body()}
    </SectionCard>
  );
}

/** On what it rests: how many incidents have a failure mode, and how many of those a published postmortem tells of. */
function Coverage({ recurring }: { readonly recurring: MetricsRecurring }) {
  const { t } = useWords();
  const { coverage, told } = recurring;
  return (
    <>
      {t('overview.recurring.coverage', { ...coverage })}
      {told && (
        <>
          {' '}
          {t('overview.recurring.told', {
            count: told.postmortems,
            known: told.incidents.known,
          })}
        </>
      )}
    </>
  );
}

function Modes({ recurring }: { readonly recurring: MetricsRecurring }) {
  const { t } = useWords();
  const [showsAll, setAll] = useState(false);
  const { modes } = recurring;
  const few = new Set(
    [...modes].sort((a, b) => b.incidents - a.incidents).slice(0, FEW),
  );
  return (
    <>
      <ModesMap
        recurring={recurring}
        modes={showsAll ? modes : modes.filter(mode => few.has(mode))}
      />
      {modes.length > FEW && (
        <Button variant="tertiary" onPress={() => setAll(!showsAll)}>
          {showsAll
            ? t('overview.recurring.showFew', { n: FEW })
            : t('overview.recurring.showAll', { n: modes.length })}
        </Button>
      )}
    </>
  );
}
