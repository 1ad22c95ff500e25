import type { FakeAnswer } from './aReliabilityApi';

/** Answers a list page by page the way the back end does: `limit` from `cursor` on, with a cursor while there is more. */
export function inPages(items: readonly unknown[]): FakeAnswer {
  return ({ query }) => {
    const from = Number(query.cursor ?? 0);
    const to = from + Number(query.limit);
    return {
      items: items.slice(from, to),
      page: to < items.length ? { next: String(to) } : {},
    };
  };
}
