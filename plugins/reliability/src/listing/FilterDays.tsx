import { DateTime } from 'luxon';
import { DayField } from '../fields/DayField';
import { useWords } from '../words';
import styles from './FilterBar.module.css';
import type { ListState } from './useListState';

/** Props of {@link FilterDays}. */
export interface FilterDaysProps {
  readonly state: Pick<ListState, 'filters' | 'change'>;
  /** @defaultValue `from` */
  readonly from?: string;
  /** @defaultValue `to` */
  readonly to?: string;
}

/**
 * A stretch of days in the reader's zone, the last one included; either end can
 * be left open. In the address it is instants, so that colleagues in other
 * zones who open it see the same list.
 */
export function FilterDays({
  state,
  from = 'from',
  to = 'to',
}: FilterDaysProps) {
  const { t } = useWords();
  const start = state.filters[from]?.[0];
  const end = state.filters[to]?.[0];
  return (
    <div className={styles.days}>
      <DayField
        className={styles.day}
        label={t('listing.from')}
        value={start && DateTime.fromISO(start).toISODate()}
        onChange={day =>
          state.change({
            [from]: day ? [instantOf(DateTime.fromISO(day))] : [],
          })
        }
      />
      <DayField
        className={styles.day}
        label={t('listing.until')}
        // The operation takes the first moment that is not included.
        value={end && DateTime.fromISO(end).minus(1).toISODate()}
        onChange={day =>
          state.change({
            [to]: day
              ? [instantOf(DateTime.fromISO(day).plus({ days: 1 }))]
              : [],
          })
        }
      />
    </div>
  );
}

function instantOf(time: DateTime): string {
  return time.toUTC().toISO({ suppressMilliseconds: true }) ?? '';
}
