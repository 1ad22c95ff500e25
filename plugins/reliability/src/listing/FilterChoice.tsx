import { Select } from '@backstage/ui';
import { useWords } from '../words';
import styles from './FilterBar.module.css';
import type { ListState } from './useListState';

/** Props of {@link FilterChoice}. */
export interface FilterChoiceProps {
  readonly state: Pick<ListState, 'filters' | 'change'>;
  /** Name of the filter in the address and in the operation. */
  readonly name: string;
  readonly label: string;
  readonly options: readonly { readonly id: string; readonly label: string }[];
}

/** One or several of a few values; none is any. */
export function FilterChoice({
  state,
  name,
  label,
  options,
}: FilterChoiceProps) {
  const { t } = useWords();
  return (
    <Select
      className={styles.choice}
      label={label}
      placeholder={t('listing.any')}
      selectionMode="multiple"
      options={options}
      value={[...(state.filters[name] ?? [])]}
      onChange={keys => state.change({ [name]: keys.map(String) })}
    />
  );
}
