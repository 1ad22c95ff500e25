import { Portal } from '../portal/Portal';

const LARGEST_PAGE = 200;
/** Rows of a page when nobody asks for another number. */
const PAGE = 50;

interface Listed {
  readonly items: readonly unknown[];
  readonly page: { readonly next?: string };
}

/**
 * Reads a list to its end, as a client would, and finds the cursor of the last place from which a whole page can be read.
 *
 * @param path - ends where parameters can be added
 */
export async function deepestPage(
  portal: Portal,
  path: string,
): Promise<{ rows: number; cursor?: string }> {
  let rows = 0;
  let cursor: string | undefined;
  let before: string | undefined;
  for (;;) {
    const page: Listed = await portal.get(
      `${path}limit=${LARGEST_PAGE}${
        cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`
      }`,
    );
    rows += page.items.length;
    if (page.page.next === undefined) {
      const whole = page.items.length > PAGE ? cursor : before;
      return { rows, cursor: whole };
    }
    before = cursor;
    cursor = page.page.next;
  }
}
