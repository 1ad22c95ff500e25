import { ListState, useListState } from '../../listing/useListState';
import { useIsInTeam } from '../../people/useIsInTeam';

/** What an address says of whose questions it is about. */
export const asksOf = { mine: 'me', everybody: 'all' } as const;

/** How the page of asks stands. */
export interface AsksState extends ListState {
  /** Whether it is about the reader's own teams; nothing until that is known. */
  readonly isMine: boolean | undefined;
}

/**
 * Whose questions are shown, kept in the address. One that says nothing of it shows whoever reads it those of their own teams, and
 * everybody's to a reader without one; one of an entity or a team shows all of that. What is chosen is said in full, and means the same to everybody.
 */
export function useAsksState(): AsksState {
  const isInTeam = useIsInTeam();
  const state = useListState({
    filters: ['scope', 'owner'],
    sorts: [],
    defaultSort: '',
  });
  const { scope, owner } = state.filters;
  const isMine =
    scope === undefined && owner === undefined
      ? isInTeam
      : owner?.[0] === asksOf.mine;
  const whose = isMine ? asksOf.mine : asksOf.everybody;
  return {
    ...state,
    isMine,
    isFiltered: scope !== undefined || isMine === true,
    filters: {
      ...(scope && { scope }),
      ...(isMine && { owner: [asksOf.mine] }),
    },
    change({ owner: asked = [whose], ...others }, options) {
      const of = asked.length > 0 ? asked : [asksOf.everybody];
      state.change({ ...others, owner: of }, options);
    },
    clearFilters() {
      state.change({ scope: [], owner: [asksOf.everybody] });
    },
  };
}
