import { JSX } from 'react';

/**
 * Loads a page together with what it stands inside. Both are loaded, so that a
 * portal that shows none of our pages carries neither.
 */
export async function loadProvided(
  loadPage: () => Promise<JSX.Element>,
): Promise<JSX.Element> {
  const [{ Provided }, page] = await Promise.all([
    import('./Provided'),
    loadPage(),
  ]);
  return <Provided>{page}</Provided>;
}
