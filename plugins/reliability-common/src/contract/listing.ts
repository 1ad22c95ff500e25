import { z } from 'zod';

/** Most rows that one page of a list holds. @public */
export const MAX_PAGE_SIZE = 200;

/** Longest cursor: the longest title as lists are sorted by it, in Base64. @public */
export const MAX_CURSOR_LENGTH = 8000;

/** A flag in a query string. @internal */
export const queryFlag = z
  .enum(['true', 'false'])
  .transform(value => value === 'true');

/** One or several values of a query parameter, as `?a=x&a=y` or `?a=x,y`; 200 at most unless told. None, as `?a=`, is as good as not given. @internal */
export function queryList<TItem extends z.ZodType<unknown, string>>(
  item: TItem,
  most = 200,
) {
  return z
    .union([z.string(), z.array(z.string())])
    .transform(value => {
      const pieces = (Array.isArray(value) ? value : [value]).flatMap(part =>
        part
          .split(',')
          .map(piece => piece.trim())
          .filter(Boolean),
      );
      return pieces.length === 0 ? undefined : pieces;
    })
    .pipe(z.array(item).max(most).optional());
}

/** The query parameters that every list takes. @internal */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(MAX_PAGE_SIZE).default(50),
  cursor: z.string().max(MAX_CURSOR_LENGTH).optional(),
  /** Asks for `page.total`, which costs a count. */
  count: queryFlag.optional(),
};

/** One page of a list. @internal */
export function pageOf<TItem extends z.ZodType>(item: TItem) {
  return z.object({
    items: z.array(item),
    page: z.object({
      /** Opaque cursor of the next page; absent on the last. */
      next: z.string().optional(),
      /** Only with `count=true`. */
      total: z.number().int().optional(),
    }),
  });
}

/** One page of a list, as a type. @public */
export interface Page<TItem> {
  items: TItem[];
  page: { next?: string; total?: number };
}
