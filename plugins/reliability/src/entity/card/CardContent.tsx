import { ReactNode } from 'react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import {
  FEWEST_FOR_MEDIAN,
  importPermission,
  postmortemCreatePermission,
  ScopeMetrics,
  shareInPercent,
} from '@afterword/plugin-reliability-common';
import { DateTimeText } from '@afterword/plugin-reliability-react';
import { importRouteRef, incidentRouteRef } from '../../routes';
import { useMay } from '../../shell/useMay';
import { useWords } from '../../words';
import { FactRow } from '../../figures/FactRow';
import { HowComputed } from '../../figures/HowComputed';
import { MetricsSentences } from '../../figures/MetricsSentences';
import { RestoredText } from '../../figures/RestoredText';
import { sayMedian } from '../../figures/said/sayDuration';
import { sayCountInterval } from '../../figures/said/sayIncidents';
import { percents } from '../../figures/said/sayShare';
import { useSayings } from '../../figures/said/useSayings';
import { CountedIncidents, useCountWords } from '../../figures/useCountWords';
import styles from './card.module.css';

/** As many of the latest incidents as stand on the card where its sentence does not announce them all. */
const MOST = 3;

/** One sentence that stands alone, and at most three figures, or the incidents themselves. */
export function CardContent({ metrics }: { readonly metrics: ScopeMetrics }) {
  const { incidents, timeToRestore } = metrics.figures;
  const below = () => {
    if (incidents.state === 'notObserved') {
      return <WaysToBegin />;
    }
    if (incidents.state === 'none') {
      return <QuietFigures metrics={metrics} />;
    }
    return timeToRestore.state === 'ok' ||
      timeToRestore.state === 'lowConfidence' ? (
      <UsualFigures metrics={metrics} />
    ) : (
      <RecentIncidents
        incidents={
          incidents.count < FEWEST_FOR_MEDIAN
            ? metrics.recent
            : metrics.recent.slice(0, MOST)
        }
      />
    );
  };
  return (
    <div className={styles.content}>
      <p className={styles.say}>
        <MetricsSentences metrics={metrics} />
      </p>
      {below()}
      {incidents.state === 'ok' && <Counts figure={incidents} />}
    </div>
  );
}

function WaysToBegin() {
  const { t } = useWords();
  const importing = useRouteRef(importRouteRef)?.();
  const mayReadDocuments = useMay(postmortemCreatePermission);
  const mayImport = useMay(importPermission) || mayReadDocuments;
  return (
    <p className={styles.how}>
      {t('entity.card.connect')}{' '}
      {importing && mayImport && (
        <Link href={importing} className={styles.above}>
          {t('entity.card.importPast')}
        </Link>
      )}
    </p>
  );
}

function UsualFigures({ metrics }: { readonly metrics: ScopeMetrics }) {
  const sayings = useSayings();
  const { t } = sayings;
  const { timeToRestore: restore } = metrics.figures;
  const isTypical = restore.state === 'ok' || restore.state === 'lowConfidence';
  return (
    <dl className={styles.figures}>
      {isTypical && (
        <Figure
          label={t('figures.definition.timeToRestore.name')}
          about={<HowComputed figure="timeToRestore" metrics={metrics} />}
          {...sayMedian(sayings, restore)}
          detail={[
            sayings.interval(restore.interval).text,
            t('figures.n', { n: restore.n }),
          ].join(' · ')}
        />
      )}
      <IncidentsFigure metrics={metrics} />
      <OnTimeFigure metrics={metrics} />
    </dl>
  );
}

/** Of which severity the incidents were, and what was reported beside them. */
function Counts({ figure }: { readonly figure: CountedIncidents }) {
  const counts = useCountWords();
  return (
    <p className={styles.counts}>
      <FactRow
        facts={[...counts.severities(figure), ...counts.beside(figure)]}
      />
    </p>
  );
}

function QuietFigures({ metrics }: { readonly metrics: ScopeMetrics }) {
  const { t } = useWords();
  return (
    <dl className={styles.figures}>
      <IncidentsFigure metrics={metrics} isQuiet />
      <Figure
        label={t('entity.card.nearMisses')}
        about={<HowComputed figure="nearMisses" metrics={metrics} />}
        value={String(metrics.figures.incidents.byKind.nearMiss)}
        detail={t('entity.card.moreIsNotWorse')}
      />
      <OnTimeFigure metrics={metrics} />
    </dl>
  );
}

function IncidentsFigure({
  metrics,
  isQuiet = false,
}: {
  readonly metrics: ScopeMetrics;
  readonly isQuiet?: boolean;
}) {
  const { t } = useWords();
  const figure = metrics.figures.incidents;
  if (figure.state === 'notObserved') return null;
  const beside = isQuiet
    ? [t('entity.days', { n: Math.floor(figure.observedDays) })]
    : [];
  return (
    <Figure
      label={t('figures.definition.incidents.name')}
      about={<HowComputed figure="incidents" metrics={metrics} />}
      value={String(figure.count)}
      detail={[sayCountInterval(figure.interval), ...beside].join(' · ')}
    />
  );
}

function OnTimeFigure({ metrics }: { readonly metrics: ScopeMetrics }) {
  const { t, reason } = useSayings();
  const figure = metrics.figures.commitmentsOnTime;
  // The reader may not see action items.
  if (figure === null) return null;
  const named = {
    label: t('entity.card.onTime'),
    about: <HowComputed figure="commitmentsOnTime" metrics={metrics} />,
  };
  if (figure.state === 'none' || figure.state === 'unattributed') {
    return <Figure {...named} value="–" detail={reason(figure)} />;
  }
  return (
    <Figure
      {...named}
      value={String(figure.k)}
      unit={t('figures.of', { n: figure.n })}
      detail={t('entity.card.percent', {
        range: percents(t, shareInPercent(figure.value, figure.interval)),
      })}
    />
  );
}

function Figure({
  label,
  about,
  value,
  unit,
  detail,
}: {
  readonly label: string;
  /** Tells how it is computed. */
  readonly about: ReactNode;
  readonly value: string;
  readonly unit?: string;
  readonly detail: string;
}) {
  return (
    <div className={styles.figure}>
      <dt className={styles.label}>
        <span className={styles.name}>{label}</span>
        {about}
      </dt>
      <dd className={styles.value}>
        {value}
        {unit && <span className={styles.unit}> {unit}</span>}
      </dd>
      <dd className={styles.detail}>{detail}</dd>
    </div>
  );
}

function RecentIncidents({
  incidents,
}: {
  readonly incidents: ScopeMetrics['recent'];
}) {
  const link = useRouteRef(incidentRouteRef);
  return (
    <ul className={styles.recent}>
      {incidents.map(incident => (
        <li key={incident.key} className={styles.row}>
          <Link
            href={link?.({ key: incident.key })}
            standalone
            className={styles.title}
            title={incident.title}
          >
            {incident.title}
          </Link>
          <span className={styles.when}>
            <DateTimeText at={incident.anchor} detail="date" /> ·{' '}
            <RestoredText incident={incident} />
          </span>
        </li>
      ))}
    </ul>
  );
}
