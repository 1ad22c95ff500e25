import { Response } from 'express';
import { CsvColumns, sendCsv } from './csv';
import { sendNdjson } from './ndjson';
import { decidedOnce, RequestContext } from './RequestContext';

interface Asked<TQuery> {
  readonly context: RequestContext;
  readonly query: TQuery;
  readonly res: Response;
}

/** The query of a list where all of its pages are asked for. */
export type Whole<TQuery> = Omit<TQuery, 'limit' | 'cursor' | 'count'>;

/**
 * Handlers that send a list whole, one for each format; both write what is read page after page, and hold no more than a page of it. What the
 * policy leaves its reader is asked once.
 *
 * @param name - of the file, without its ending
 */
export function exportHandlers<TItem, TQuery>(
  name: string,
  columns: CsvColumns<TItem>,
  read: (
    context: RequestContext,
    query: TQuery,
  ) => AsyncIterable<readonly TItem[]>,
) {
  return {
    csv: ({ context, query, res }: Asked<TQuery>) =>
      sendCsv(res, `${name}.csv`, columns, read(decidedOnce(context), query)),
    ndjson: ({ context, query, res }: Asked<TQuery>) =>
      sendNdjson(
        res,
        eachOf(read(decidedOnce(context), query)),
        `${name}.ndjson`,
      ),
  };
}

/** What is made at once, as a list of one page. */
export async function* onePage<TItem>(
  items: Promise<readonly TItem[]>,
): AsyncGenerator<readonly TItem[]> {
  yield await items;
}

async function* eachOf<TItem>(
  pages: AsyncIterable<readonly TItem[]>,
): AsyncGenerator<TItem> {
  for await (const page of pages) yield* page;
}
