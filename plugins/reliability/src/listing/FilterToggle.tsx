import { ToggleButton } from '@backstage/ui';
import styles from './FilterBar.module.css';
import type { ListState } from './useListState';

/** Props of {@link FilterToggle}. */
export interface FilterToggleProps {
  readonly state: Pick<ListState, 'filters' | 'change'>;
  readonly name: string;
  readonly label: string;
  /** @defaultValue `true` */
  readonly value?: string;
}

/** A filter that is on or off. */
export function FilterToggle({
  state,
  name,
  label,
  value = 'true',
}: FilterToggleProps) {
  return (
    <ToggleButton
      className={styles.toggle}
      isSelected={state.filters[name]?.includes(value) ?? false}
      onChange={isOn => state.change({ [name]: isOn ? [value] : [] })}
    >
      {label}
    </ToggleButton>
  );
}
