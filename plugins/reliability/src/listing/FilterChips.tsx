import { Tag, TagGroup } from '@backstage/ui';
import { useWords } from '../words';
import styles from './FilterBar.module.css';
import type { ListState } from './useListState';

/** A filter that is set, in words. */
export interface FilterChip {
  /** Names of the filters that it sets. */
  readonly names: readonly string[];
  readonly value: string;
  readonly label: string;
}

/** What a list is narrowed by, one after the other; each is taken away by its button, or by Delete on the keyboard. */
export function FilterChips({
  state,
  chips,
}: {
  readonly state: Pick<ListState, 'filters' | 'change'>;
  readonly chips: readonly FilterChip[];
}) {
  const { t } = useWords();
  if (chips.length === 0) return null;
  const idOf = ({ names, value }: FilterChip) => `${names.join()} ${value}`;
  const without = ({ names, value }: FilterChip) =>
    state.change(
      Object.fromEntries(
        names.map(name => [
          name,
          (state.filters[name] ?? []).filter(
            each => each !== value && names.length === 1,
          ),
        ]),
      ),
    );
  return (
    <TagGroup
      className={styles.chips}
      aria-label={t('listing.chips')}
      onRemove={keys =>
        chips.filter(chip => keys.has(idOf(chip))).forEach(without)
      }
    >
      {chips.map(chip => (
        <Tag key={idOf(chip)} id={idOf(chip)} textValue={chip.label}>
          {chip.label}
        </Tag>
      ))}
    </TagGroup>
  );
}
