import { DayField } from '../fields/DayField';
import styles from './FilterBar.module.css';
import type { ListState } from './useListState';

/** Props of {@link FilterDay}. */
export interface FilterDayProps {
  readonly state: Pick<ListState, 'filters' | 'change'>;
  readonly name: string;
  readonly label: string;
}

/** A calendar day, the same in every zone. */
export function FilterDay({ state, name, label }: FilterDayProps) {
  return (
    <DayField
      className={styles.day}
      label={label}
      value={state.filters[name]?.[0]}
      onChange={day => state.change({ [name]: day ? [day] : [] })}
    />
  );
}
