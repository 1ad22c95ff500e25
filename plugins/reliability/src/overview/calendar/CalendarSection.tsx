import { Select } from '@backstage/ui';
import {
  CalendarStep,
  calendarSteps,
  defaultCalendar,
  metricsContract,
  metricsExports,
  ScopeMetrics,
} from '@afterword/plugin-reliability-common';
import {
  SectionCard,
  SkeletonBlock,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import { filtersOf } from '../../figures/askedWindow';
import { ExportMenu } from '../../listing/ExportMenu';
import { FailureNotice } from '../../listing/FailureNotice';
import { ListTable } from '../../listing/ListTable';
import { readerZone } from '../../readerZone';
import { useWords } from '../../words';
import styles from './CalendarSection.module.css';
import { useCalendarColumns } from './useCalendarColumns';
import { useCameNear } from './useCameNear';

/** Of a period that nobody came near yet, in pixels. */
const ROW_HEIGHT = 44;

/**
 * The figures of a scope in each month, quarter or year of the reader's time zone, latest first. No request of the page is heavier, so it
 * is the last one, and only for whoever comes near.
 */
export function CalendarSection({
  scope,
  step,
  metrics,
  onStep,
}: {
  readonly scope: string;
  readonly step: CalendarStep;
  /** `undefined` while they load. */
  readonly metrics: ScopeMetrics | undefined;
  readonly onStep: (step: CalendarStep) => void;
}) {
  const { t } = useWords();
  const asked = {
    scope,
    step,
    zone: readerZone(),
  };
  const [near, cameNear] = useCameNear();
  const { data, error, refetch, isPlaceholderData } = useReliabilityQuery(
    metricsContract.getMetricsCalendar,
    { query: asked },
    { keepPrevious: true, enabled: metrics !== undefined && cameNear },
  );
  const periods = defaultCalendar[step].count;
  const calendar = data?.scope === scope ? data : undefined;
  // Periods of another division are not what the title of a paper says.
  const isHere =
    cameNear &&
    !isPlaceholderData &&
    (calendar !== undefined || error !== null);
  const columns = useCalendarColumns(calendar);

  const rows = () => {
    if (!cameNear) {
      return (
        <div className={styles.words}>
          <SkeletonBlock height={periods * ROW_HEIGHT} />
        </div>
      );
    }
    if (error && !calendar) {
      return (
        <div className={styles.words}>
          <FailureNotice error={error} onRetry={refetch} />
        </div>
      );
    }
    return (
      <ListTable
        aria-label={t('overview.calendar.title')}
        columns={columns}
        rows={calendar && [...calendar.buckets].reverse()}
        rowKey={({ label }) => label}
        unsortable
        isStale={isPlaceholderData}
        skeletonRows={periods}
      />
    );
  };

  return (
    <SectionCard
      title={t('overview.calendar.title')}
      lead={t('overview.calendar.lead', { zone: asked.zone })}
      body="flush"
      meta={
        <span className={styles.meta}>
          <StepSelect step={step} onChange={onStep} />
          <ExportMenu
            what={t('overview.calendar.title')}
            list={metricsExports.calendar}
            filters={filtersOf(asked)}
            fileName={`figures-by-${step}`}
          />
        </span>
      }
    >
      {/* While figures load the page is short, and everything near. */}
      <div ref={metrics && near} className={isHere ? undefined : styles.coming}>
        {rows()}
      </div>
      {!isHere && (
        <p className={styles.notHere}>{t('overview.calendar.notHere')}</p>
      )}
    </SectionCard>
  );
}

function StepSelect({
  step,
  onChange,
}: {
  readonly step: CalendarStep;
  readonly onChange: (step: CalendarStep) => void;
}) {
  const { t } = useWords();
  return (
    <Select
      className={styles.step}
      aria-label={t('overview.calendar.step')}
      options={calendarSteps.map(id => ({
        id,
        label: t(`overview.calendar.steps.${id}`),
      }))}
      value={step}
      onChange={key => {
        const chosen = calendarSteps.find(id => id === key);
        if (chosen) onChange(chosen);
      }}
    />
  );
}
