import { Select } from '@backstage/ui';
import { useWords } from '../words';
import styles from './FilterBar.module.css';
import { ListColumn, orderOf } from './listColumn';
import type { ListState } from './useListState';

/** The orders of a list, where there are no headers to choose them from. */
export function SortChoice<TRow>({
  state,
  columns,
}: {
  readonly state: Pick<ListState, 'sort' | 'sorts' | 'setSort'>;
  readonly columns: readonly ListColumn<TRow>[];
}) {
  const { t } = useWords();
  const ofColumns = columns.flatMap(({ label, sort }) => [
    ...(sort?.descending
      ? [{ id: sort.descending, label: t('listing.descending', { label }) }]
      : []),
    ...(sort?.ascending
      ? [{ id: sort.ascending, label: t('listing.ascending', { label }) }]
      : []),
  ]);
  const options = [
    // What changes is no column of its own, and is an order all the same.
    ...(state.sorts.includes('-updated') && !orderOf(columns, '-updated')
      ? [{ id: '-updated', label: t('listing.lastChanged') }]
      : []),
    ...ofColumns,
  ];
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
