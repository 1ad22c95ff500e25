import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import {
  practiceFiguresInWords,
  PracticeHealth,
  practiceHealthContract,
  practiceHealthExport,
  practiceSentencesInWords,
} from '@afterword/plugin-reliability-common';
import {
  EmptyState,
  SectionCard,
  SkeletonText,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import { filtersOf } from '../../figures/askedWindow';
import { HowComputed } from '../../figures/HowComputed';
import { ExportMenu } from '../../listing/ExportMenu';
import { FailureNotice } from '../../listing/FailureNotice';
import { AddressChoices } from '../../overview/address/AddressChoices';
import { useOverviewAddress } from '../../overview/address/useOverviewAddress';
import { useScopeName } from '../../overview/address/useScopeName';
import { FigureSaid } from '../../reports/FigureSaid';
import { ReportRow, ReportRows } from '../../reports/ReportRows';
import { leadershipRouteRef } from '../../routes';
import { useWords } from '../../words';
import { GatesLeftOpen } from './GatesLeftOpen';
import styles from './PracticeHealthSection.module.css';
import { usePracticeWords } from './usePracticeWords';

/** How the practice is doing in a scope: sentences, and each figure with its interval and what it rests on. */
export function PracticeHealthSection() {
  const { t } = useWords();
  const address = useOverviewAddress();
  const { scope, window } = address;
  const name = useScopeName(scope);
  const report = useRouteRef(leadershipRouteRef)?.();
  const { data, error, refetch, isPlaceholderData } = useReliabilityQuery(
    practiceHealthContract.getPracticeHealth,
    { query: { scope, ...window } },
    { keepPrevious: true },
  );
  // Another window's figures may stay while those of this one load, another scope's may not.
  const health = data?.scope === scope ? data : undefined;
  const body = () => {
    if (error && !health) {
      return (
        <FailureNotice
          error={error}
          onRetry={refetch}
          title={t('practice.health.failed')}
        />
      );
    }
    if (!health) {
      return (
        <div role="status" aria-label={t('practice.health.loading')}>
          <SkeletonText lines={10} />
        </div>
      );
    }
    return (
      <div
        className={styles.body}
        aria-busy={isPlaceholderData}
        data-stale={isPlaceholderData || undefined}
      >
        <HealthFigures health={health} />
      </div>
    );
  };
  return (
    <>
      <div className={styles.choices}>
        <AddressChoices address={address} name={name}>
          {report && (
            <Link
              className={styles.report}
              href={`${report}?${new URLSearchParams({ scope })}`}
              standalone
            >
              {t('practice.health.report')}
            </Link>
          )}
        </AddressChoices>
      </div>
      <SectionCard
        title={t('practice.health.title')}
        lead={t('practice.health.lead')}
        meta={
          <ExportMenu
            what={t('practice.health.title')}
            list={practiceHealthExport}
            filters={{ scope: [scope], ...filtersOf(window) }}
            fileName="practice-health"
          />
        }
      >
        {body()}
      </SectionCard>
      {health && <GatesLeftOpen health={health} />}
    </>
  );
}

function HealthFigures({ health }: { readonly health: PracticeHealth }) {
  const { t } = useWords();
  const words = usePracticeWords();
  if (health.published === 0 && health.reported === null) {
    return (
      <EmptyState title={t('practice.health.emptyTitle')}>
        {t('practice.health.emptyWhy')}
      </EmptyState>
    );
  }
  return (
    <>
      <p className={styles.sentences}>
        {practiceSentencesInWords(health).map(words.say).join(' ')}
      </p>
      <ReportRows>
        {practiceFiguresInWords(health).map(figure => (
          <ReportRow
            key={figure.figure}
            name={
              <span className={styles.name}>
                {words.define(figure.figure).name}
                <HowComputed figure={figure.figure} />
              </span>
            }
          >
            <FigureSaid figure={figure} words={words} />
          </ReportRow>
        ))}
      </ReportRows>
    </>
  );
}
