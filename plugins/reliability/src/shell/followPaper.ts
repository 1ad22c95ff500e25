/** What is done as a page goes onto paper and comes back; each may be done twice. */
export interface PaperMoves {
  readonly toPaper: () => void;
  readonly toScreen?: () => void;
}

const nothing = () => {};

/**
 * Follows the page onto paper and back. What is done on the way may come too late for that paper: a browser waits for no answer.
 *
 * @returns what ends it
 */
export function followPaper({
  toPaper,
  toScreen = nothing,
}: PaperMoves): () => void {
  const print = window.matchMedia?.('print');
  const follow = (change: { readonly matches: boolean }) =>
    change.matches ? toPaper() : toScreen();
  // Browsers differ in which of the two comes first, and some know one only.
  window.addEventListener('beforeprint', toPaper);
  window.addEventListener('afterprint', toScreen);
  print?.addEventListener?.('change', follow);
  return () => {
    window.removeEventListener('beforeprint', toPaper);
    window.removeEventListener('afterprint', toScreen);
    print?.removeEventListener?.('change', follow);
  };
}
