import { Select } from '@backstage/ui';
import { useWords } from '../words';
import styles from './FilterBar.module.css';
import type { ListColumn } from './listColumn';
import type { ListState } from './useListState';

/** The orders of a list, where there are no headers to choose them from. */
export function SortChoice<TRow>({
  state,
  columns,
}: {
  readonly state: Pick<ListState, 'sort' | 'setSort'>;
  readonly columns: readonly ListColumn<TRow>[];
}) {
  const { t } = useWords();
  const options = columns.flatMap(({ label, sort }) => [
    ...(sort?.descending
      ? [{ id: sort.descending, label: t('listing.descending', { label }) }]
      : []),
    ...(sort?.ascending
      ? [{ id: sort.ascending, label: t('listing.ascending', { label }) }]
      : []),
  ]);
  return options.length === 0 ? null : (
    <Select
      className={styles.sort}
      label={t('listing.sort')}
      options={options}
      value={state.sort}
      onChange={key => state.setSort(String(key))}
    />
  );
}
