import { ReactNode } from 'react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import {
  FEWEST_FOR_MEDIAN,
  importPermission,
  postmortemCreatePermission,
  ScopeFigures,
  ScopeMetrics,
} from '@afterword/plugin-reliability-common';
import {
  DateTimeText,
  splitUnit,
  useDurationInterval,
  useDurationText,
} from '@afterword/plugin-reliability-react';
import { importRouteRef, incidentRouteRef } from '../../routes';
import { useMay } from '../../shell/useMay';
import { useWords } from '../../words';
import { percents } from '../figures/CommitmentsTile';
import { FactRow } from '../figures/FactRow';
import { MetricsSentences } from '../figures/MetricsSentences';
import { CountedIncidents, useCountWords } from '../figures/useCountWords';
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
      return <QuietFigures figures={metrics.figures} />;
    }
    return timeToRestore.state === 'ok' ||
      timeToRestore.state === 'lowConfidence' ? (
      <UsualFigures figures={metrics.figures} />
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

function UsualFigures({ figures }: { readonly figures: ScopeFigures }) {
  const { t } = useWords();
  const sayDuration = useDurationText();
  const sayInterval = useDurationInterval();
  const { timeToRestore: restore } = figures;
  const isTypical = restore.state === 'ok' || restore.state === 'lowConfidence';
  return (
    <dl className={styles.figures}>
      {isTypical && (
        <Figure
          label={t('entity.figure.timeToRestore')}
          {...(restore.median === null
            ? {
                value: t('entity.figure.longer', {
                  duration: sayDuration(restore.interval[0]),
                }),
              }
            : splitUnit(sayDuration(restore.median)))}
          detail={`${sayInterval(restore.interval).text} · ${t(
            'entity.figure.n',
            { n: restore.n },
          )}`}
        />
      )}
      <IncidentsFigure figure={figures.incidents} />
      <OnTimeFigure figure={figures.commitmentsOnTime} />
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

function QuietFigures({ figures }: { readonly figures: ScopeFigures }) {
  const { t } = useWords();
  return (
    <dl className={styles.figures}>
      <IncidentsFigure figure={figures.incidents} isQuiet />
      <Figure
        label={t('entity.card.nearMisses')}
        value={String(figures.incidents.byKind.nearMiss)}
        detail={t('entity.card.moreIsNotWorse')}
      />
      <OnTimeFigure figure={figures.commitmentsOnTime} />
    </dl>
  );
}

function IncidentsFigure({
  figure,
  isQuiet = false,
}: {
  readonly figure: ScopeFigures['incidents'];
  readonly isQuiet?: boolean;
}) {
  const { t } = useWords();
  if (figure.state === 'notObserved') return null;
  const [low, high] = figure.interval;
  const beside = isQuiet
    ? [t('entity.days', { n: Math.floor(figure.observedDays) })]
    : [];
  return (
    <Figure
      label={t('entity.figure.incidents')}
      value={String(figure.count)}
      detail={[`${Math.round(low)}–${Math.round(high)}`, ...beside].join(' · ')}
    />
  );
}

function OnTimeFigure({
  figure,
}: {
  readonly figure: ScopeFigures['commitmentsOnTime'];
}) {
  const { t } = useWords();
  // The reader may not see action items.
  if (figure === null) return null;
  const label = t('entity.card.onTime');
  if (figure.state === 'none' || figure.state === 'unattributed') {
    return (
      <Figure
        label={label}
        value="–"
        detail={
          figure.state === 'none'
            ? t('entity.figure.noneDue')
            : t('entity.figure.unattributed')
        }
      />
    );
  }
  return (
    <Figure
      label={label}
      value={String(figure.k)}
      unit={t('entity.figure.of', { n: figure.n })}
      detail={t('entity.card.percent', { range: percents(figure.interval) })}
    />
  );
}

function Figure({
  label,
  value,
  unit,
  detail,
}: {
  readonly label: string;
  readonly value: string;
  readonly unit?: string;
  readonly detail: string;
}) {
  return (
    <div className={styles.figure}>
      <dt className={styles.label}>{label}</dt>
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
            <Restored incident={incident} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function Restored({
  incident: { restored, timeToRestore },
}: {
  readonly incident: ScopeMetrics['recent'][number];
}): ReactNode {
  const { t } = useWords();
  const sayDuration = useDurationText();
  if (restored === 'known') {
    return timeToRestore === null ? null : sayDuration(timeToRestore);
  }
  return t(`entity.card.restored.${restored}`);
}
