import { z } from 'zod';
import { type Operation, operation } from './operation';

/** A list that can be saved whole: the same lines in each format. @public */
export interface ListExport {
  readonly csv: Operation;
  readonly ndjson: Operation;
}

/** The operations that save a list whole, at its address with the ending of a format. @internal */
export function listExport<
  TQuery extends z.ZodType,
  TLine extends z.ZodType,
>(list: {
  readonly id: string;
  readonly path: string;
  /** What a line is. */
  readonly each: string;
  readonly query: TQuery;
  readonly line: TLine;
}) {
  const { id, path, each, query } = list;
  return {
    csv: operation({
      id: `${id}Csv`,
      method: 'get',
      path: `${path}.csv`,
      summary: `The same as CSV, whole: a line for ${each}`,
      query,
      response: z.string(),
      responseType: 'csv',
    }),
    ndjson: operation({
      id: `${id}Ndjson`,
      method: 'get',
      path: `${path}.ndjson`,
      summary: `The same as NDJSON, whole: a line for ${each}`,
      query,
      response: list.line,
      responseType: 'ndjson',
    }),
  } as const;
}
