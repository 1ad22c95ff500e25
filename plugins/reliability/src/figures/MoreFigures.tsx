import {
  metricsExports,
  ScopeMetrics,
} from '@afterword/plugin-reliability-common';
import {
  HiddenText,
  SectionCard,
  SkeletonBlock,
} from '@afterword/plugin-reliability-react';
import { ExportMenu } from '../listing/ExportMenu';
import { useWords } from '../words';
import { AskedWindow, filtersOf } from './askedWindow';
import { FactRow } from './FactRow';
import { HowComputed } from './HowComputed';
import styles from './MoreFigures.module.css';
import type { SaidFigure } from './said/SaidFigure';
import { useSaidFigures } from './said/useSaidFigures';

/** Figures without a tile, in their order. */
const moreFigures = [
  'availability',
  'timeBetweenIncidents',
  'recurrence',
  'changeSuccessRate',
  'failedDeploymentRecovery',
  'commitmentsVerified',
] as const;

/** What else is known of a scope, below the tiles and quieter than they are. */
export function MoreFigures({
  scope,
  window,
  metrics,
}: {
  readonly scope: string;
  readonly window: AskedWindow;
  /** `undefined` while they load. */
  readonly metrics: ScopeMetrics | undefined;
}) {
  const { t } = useWords();
  const say = useSaidFigures();
  return (
    <SectionCard
      title={t('figures.more')}
      meta={
        <ExportMenu
          what={t('figures.more')}
          list={metricsExports.figures}
          filters={{ scope: [scope], ...filtersOf(window) }}
          fileName="figures"
        />
      }
    >
      <dl className={styles.figures}>
        {moreFigures.map(id => {
          const said = metrics && say(metrics.figures, id);
          // The reader may not see it.
          if (metrics && !said) return null;
          return (
            <div key={id} className={styles.figure}>
              <dt className={styles.label}>
                {t(`figures.definition.${id}.name`)}
                {metrics && <HowComputed figure={id} metrics={metrics} />}
              </dt>
              {said ? <Said said={said} /> : <Loading />}
            </div>
          );
        })}
      </dl>
    </SectionCard>
  );
}

function Said({ said }: { readonly said: SaidFigure }) {
  return (
    <>
      <dd className={styles.value}>
        {'reason' in said ? said.reason : <Value said={said} />}
      </dd>
      <dd className={styles.facts}>
        <FactRow facts={said.facts} />
      </dd>
    </>
  );
}

function Value({
  said: { value, unit, interval, intervalNote },
}: {
  readonly said: Exclude<SaidFigure, { readonly reason: string }>;
}) {
  return (
    <>
      <b>
        {value}
        {unit && ` ${unit}`}
      </b>
      {interval && (
        <span className={styles.interval}>
          {interval} {intervalNote}
        </span>
      )}
    </>
  );
}

function Loading() {
  const { t } = useWords();
  return (
    <>
      <dd className={styles.value}>
        <HiddenText>{t('figures.loading')}</HiddenText>
        <SkeletonBlock width="50%" height={14} />
      </dd>
      <dd className={styles.facts} aria-hidden="true">
        <SkeletonBlock width="70%" height={10} />
      </dd>
    </>
  );
}
