import { ToggleButton } from '@backstage/ui';
import styles from './FilterBar.module.css';
import type { ListState } from './useListState';

/** Props of {@link FilterToggle}. */
export interface FilterToggleProps {
  readonly state: Pick<ListState, 'filters' | 'change'>;
  readonly name: string;
  readonly label: string;
  /**
   * All that is asked for while it is on.
   *
   * @defaultValue `['true']`
   */
  readonly values?: readonly string[];
}

const ON = ['true'];

/** A filter that is on or off. */
export function FilterToggle({
  state,
  name,
  label,
  values = ON,
}: FilterToggleProps) {
  const { [name]: chosen = [] } = state.filters;
  const isOn =
    chosen.length === values.length &&
    values.every(value => chosen.includes(value));
  return (
    <ToggleButton
      className={styles.toggle}
      isSelected={isOn}
      onChange={toOn => state.change({ [name]: toOn ? values : [] })}
    >
      {label}
    </ToggleButton>
  );
}
