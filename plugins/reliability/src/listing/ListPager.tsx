import { Button } from '@backstage/ui';
import { useWords } from '../words';
import styles from './ListPager.module.css';
import type { ListState } from './useListState';

/** Props of {@link ListPager}. */
export interface ListPagerProps {
  readonly state: Pick<ListState, 'cursor' | 'goNext' | 'goPrevious'>;
  /** Cursor of the next page; absent on the last, and while it is not known. */
  readonly next: string | undefined;
  /** Called after a turn, not on the browser's own Back: whoever turns a page begins at its top. */
  readonly onTurn: () => void;
}

/** Goes through a list page by page; takes no room when there is one only. */
export function ListPager({ state, next, onTurn }: ListPagerProps) {
  const { t } = useWords();
  if (state.cursor === undefined && next === undefined) return null;
  return (
    <nav aria-label={t('listing.pages')} className={styles.pager}>
      <Button
        variant="secondary"
        isDisabled={state.cursor === undefined}
        onPress={() => {
          state.goPrevious();
          onTurn();
        }}
      >
        {t('listing.previous')}
      </Button>
      <Button
        variant="secondary"
        isDisabled={next === undefined}
        onPress={() => {
          if (next === undefined) return;
          state.goNext(next);
          onTurn();
        }}
      >
        {t('listing.next')}
      </Button>
    </nav>
  );
}
