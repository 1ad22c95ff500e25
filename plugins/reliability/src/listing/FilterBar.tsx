import { ReactNode, useId, useState } from 'react';
import { Button } from '@backstage/ui';
import { useWords } from '../words';
import styles from './FilterBar.module.css';
import { useNarrow } from './useNarrow';
import type { ListState } from './useListState';

/** Props of {@link FilterBar}. */
export interface FilterBarProps {
  readonly state: Pick<ListState, 'filters' | 'isFiltered' | 'clearFilters'>;
  /** `Filter…` parts, the most used first. */
  readonly children: ReactNode;
}

/** The filters of a list in a row; behind a button on a phone. */
export function FilterBar({ state, children }: FilterBarProps) {
  const { t } = useWords();
  const isNarrow = useNarrow();
  const [isOpen, setOpen] = useState(false);
  const partsId = useId();
  const count = Object.keys(state.filters).length;
  return (
    <div role="search" className={styles.bar} aria-label={t('listing.filters')}>
      {isNarrow && (
        <Button
          variant="secondary"
          aria-expanded={isOpen}
          aria-controls={partsId}
          onPress={() => setOpen(!isOpen)}
        >
          {count === 0
            ? t('listing.filters')
            : t('listing.filtersSet', { n: count })}
        </Button>
      )}
      <div id={partsId} className={styles.parts} hidden={isNarrow && !isOpen}>
        {children}
      </div>
      {state.isFiltered && (
        <Button variant="tertiary" onPress={() => state.clearFilters()}>
          {t('listing.clear')}
        </Button>
      )}
    </div>
  );
}
