import { EntityField } from '../fields/EntityField';
import styles from './FilterBar.module.css';
import type { ListState } from './useListState';

/** Props of {@link FilterEntity}. */
export interface FilterEntityProps {
  readonly state: Pick<ListState, 'filters' | 'change'>;
  /** @defaultValue `scope` */
  readonly name?: string;
  readonly label: string;
  /** Kinds of entities to suggest. */
  readonly kinds: readonly string[];
}

/** An entity, or all that a team, system or domain contains. */
export function FilterEntity({
  state,
  name = 'scope',
  label,
  kinds,
}: FilterEntityProps) {
  return (
    <EntityField
      className={styles.entity}
      label={label}
      kinds={kinds}
      value={state.filters[name]?.[0]}
      onChange={ref => state.change({ [name]: ref ? [ref] : [] })}
    />
  );
}
