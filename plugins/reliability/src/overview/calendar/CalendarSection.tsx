import { Select } from '@backstage/ui';
import {
  CalendarStep,
  calendarSteps,
  metricsContract,
  metricsExports,
} from '@afterword/plugin-reliability-common';
import {
  SectionCard,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import { ExportMenu } from '../../listing/ExportMenu';
import { FailureNotice } from '../../listing/FailureNotice';
import { ListTable } from '../../listing/ListTable';
import { readerZone } from '../../readerZone';
import { useWords } from '../../words';
import styles from './CalendarSection.module.css';
import { useCalendarColumns } from './useCalendarColumns';

/** The figures of a scope in each month, quarter or year of the reader's time zone, latest first. */
export function CalendarSection({
  scope,
  step,
  onStep,
}: {
  readonly scope: string;
  readonly step: CalendarStep;
  readonly onStep: (step: CalendarStep) => void;
}) {
  const { t } = useWords();
  const asked = {
    scope,
    step,
    zone: readerZone(),
  };
  const { data, error, refetch, isPlaceholderData } = useReliabilityQuery(
    metricsContract.getMetricsCalendar,
    { query: asked },
    { keepPrevious: true },
  );
  const calendar = data?.scope === scope ? data : undefined;
  const columns = useCalendarColumns(calendar);
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
            filters={Object.fromEntries(
              Object.entries(asked).map(([name, value]) => [name, [value]]),
            )}
            fileName={`figures-by-${step}`}
          />
        </span>
      }
    >
      {error && !calendar ? (
        <div className={styles.words}>
          <FailureNotice error={error} onRetry={refetch} />
        </div>
      ) : (
        <ListTable
          aria-label={t('overview.calendar.title')}
          columns={columns}
          rows={calendar && [...calendar.buckets].reverse()}
          rowKey={({ label }) => label}
          unsortable
          isStale={isPlaceholderData}
          skeletonRows={8}
        />
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
