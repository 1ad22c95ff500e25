import { Response } from 'express';

/** Waits until more can be written, or the reader is gone. */
export async function drained(res: Response): Promise<void> {
  await new Promise<void>(resolve => {
    const done = () => {
      res.off('drain', done);
      res.off('close', done);
      resolve();
    };
    res.on('drain', done);
    res.on('close', done);
  });
}

/** All pages of a keyset list, one after the other. */
export async function* allPages<TItem>(
  readPage: (cursor: string | undefined) => Promise<{
    readonly items: readonly TItem[];
    readonly page: { readonly next?: string };
  }>,
): AsyncGenerator<readonly TItem[]> {
  let cursor: string | undefined;
  do {
    const { items, page } = await readPage(cursor);
    yield items;
    cursor = page.next;
  } while (cursor !== undefined);
}
