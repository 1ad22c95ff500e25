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
  /** Lets values be found by their words, where they are many; what stands in the field for that. */
  readonly searchPlaceholder?: string;
}

/** One or several values; none is any. */
export function FilterChoice({
  state,
  name,
  label,
  options,
  searchPlaceholder,
}: FilterChoiceProps) {
  const { t } = useWords();
  return (
    <Select
      className={styles.choice}
      label={label}
      placeholder={t('listing.any')}
      selectionMode="multiple"
      options={options}
      search={
        searchPlaceholder === undefined
          ? undefined
          : { placeholder: searchPlaceholder }
      }
      value={[...(state.filters[name] ?? [])]}
      onChange={keys => state.change({ [name]: keys.map(String) })}
    />
  );
}
