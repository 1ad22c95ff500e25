import { useMemo } from 'react';
import type {
  CalendarBucket,
  MetricsCalendar,
} from '@afterword/plugin-reliability-common';
import { DurationFigureText } from '../../figures/DurationFigureText';
import { IncidentsText } from '../../figures/IncidentsText';
import { SaidText } from '../../figures/SaidText';
import type { SaidFigureId } from '../../figures/said/useSaidFigures';
import type { ListColumn } from '../../listing/listColumn';
import { NamedCell } from '../../listing/NamedCell';
import { useWords } from '../../words';
import styles from './CalendarSection.module.css';
import { usePeriodText } from './usePeriodText';

/** What is shown beside incidents and time to restore; everything else is in the file. */
const others: readonly SaidFigureId[] = [
  'availability',
  'changeFailureRate',
  'commitmentsOnTime',
];

/** The period and its figures, but for those that the reader may not see. */
export function useCalendarColumns(
  calendar: MetricsCalendar | undefined,
): readonly ListColumn<CalendarBucket>[] {
  const { t } = useWords();
  const sayPeriod = usePeriodText(calendar);
  return useMemo(() => {
    const figureColumn = (
      id: SaidFigureId,
      cell: (bucket: CalendarBucket) => JSX.Element,
      width?: string,
    ): ListColumn<CalendarBucket> => {
      const name = t(`figures.definition.${id}.name`);
      return {
        id,
        label: name,
        wraps: true,
        width,
        cell: bucket => <NamedCell name={name}>{cell(bucket)}</NamedCell>,
      };
    };
    const seen = others.filter(
      id => !calendar?.buckets.some(({ figures }) => figures[id] === null),
    );
    return [
      {
        id: 'period',
        label: t('overview.calendar.period'),
        isRowHeader: true,
        narrow: 'title',
        width: '13%',
        cell: bucket => (
          <>
            <b>{sayPeriod(bucket)}</b>
            {!bucket.isOver && (
              <span className={styles.soFar}>
                {' '}
                {t('overview.calendar.soFar')}
              </span>
            )}
          </>
        ),
      },
      figureColumn('incidents', ({ figures }) => (
        <IncidentsText figure={figures.incidents} />
      )),
      figureColumn('timeToRestore', ({ figures }) => (
        <DurationFigureText figure={figures.timeToRestore} />
      )),
      ...seen.map(id =>
        figureColumn(
          id,
          ({ figures }) => <SaidText figures={figures} id={id} />,
          // The mean of many entities rests on the most.
          id === 'availability' ? '26%' : undefined,
        ),
      ),
    ];
  }, [t, sayPeriod, calendar]);
}
