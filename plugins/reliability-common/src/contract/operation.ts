import { z } from 'zod';

/** HTTP methods that operations use. @public */
export type HttpMethod = 'get' | 'post' | 'put' | 'patch' | 'delete';

/**
 * One HTTP operation: the only source of its types, its validation on the server, its typed call in the client and its
 * entry in the OpenAPI document.
 *
 * @public
 */
export interface Operation<
  TParams extends z.ZodType = z.ZodType,
  TQuery extends z.ZodType = z.ZodType,
  TBody extends z.ZodType = z.ZodType,
  TResponse extends z.ZodType = z.ZodType,
> {
  /** Unique over all slices, camelCase; the OpenAPI `operationId`. */
  readonly id: string;
  readonly method: HttpMethod;
  /** Below `/api/reliability`, with `{param}` placeholders. */
  readonly path: string;
  readonly summary: string;
  readonly params: TParams;
  readonly query: TQuery;
  readonly body: TBody;
  readonly response: TResponse;
  /** Status of success; 200 unless told. */
  readonly status: 200 | 201 | 202 | 204;
  /**
   * The write needs `If-Match` with the version that the caller saw: absent → 428, stale → 412 with the current one. `part`: it is the
   * version of a part, while the answer is the whole and so carries no `ETag`.
   */
  readonly ifMatch: boolean | 'part';
  /** The creation takes an `Idempotency-Key`. */
  readonly idempotent: boolean;
  /** The answer has an `ETag` that is known before it is made: `If-None-Match` with it answers 304 without making it. */
  readonly conditional: boolean;
  /** What the body is: JSON, or a stream of NDJSON lines that the handler reads itself. */
  readonly bodyType: 'json' | 'ndjson' | 'none';
  /** What the response is; all but `json` is written by the handler. */
  readonly responseType: 'json' | 'ndjson' | 'csv' | 'markdown';
  /** Largest body in bytes; JSON only. */
  readonly bodyLimit: number;
}

/** A slice's operations by name. @public */
export type Contract = Readonly<Record<string, Operation>>;

const nothing = z.object({}).strict();
const noBody = z.undefined();

/** JSON bodies above this are refused with 413 unless an operation says otherwise. @internal */
export const DEFAULT_BODY_LIMIT = 1_048_576;

/**
 * Declares an operation; everything but identity and response has a default.
 *
 * @internal
 */
export function operation<
  TResponse extends z.ZodType,
  TParams extends z.ZodType = typeof nothing,
  TQuery extends z.ZodType = typeof nothing,
  TBody extends z.ZodType = typeof noBody,
>(declaration: {
  id: string;
  method: HttpMethod;
  path: string;
  summary: string;
  params?: TParams;
  query?: TQuery;
  body?: TBody;
  response: TResponse;
  status?: Operation['status'];
  ifMatch?: Operation['ifMatch'];
  idempotent?: boolean;
  conditional?: boolean;
  bodyType?: Operation['bodyType'];
  responseType?: Operation['responseType'];
  bodyLimit?: number;
}): Operation<TParams, TQuery, TBody, TResponse> {
  return {
    id: declaration.id,
    method: declaration.method,
    path: declaration.path,
    summary: declaration.summary,
    // The defaults are exactly the type parameters' defaults, which TypeScript cannot see.
    params: (declaration.params ?? nothing) as TParams,
    query: (declaration.query ?? nothing) as TQuery,
    body: (declaration.body ?? noBody) as TBody,
    response: declaration.response,
    status: declaration.status ?? 200,
    ifMatch: declaration.ifMatch ?? false,
    idempotent: declaration.idempotent ?? false,
    conditional: declaration.conditional ?? false,
    bodyType: declaration.bodyType ?? (declaration.body ? 'json' : 'none'),
    responseType: declaration.responseType ?? 'json',
    bodyLimit: declaration.bodyLimit ?? DEFAULT_BODY_LIMIT,
  };
}

/** What a caller sends for an operation. @public */
export interface OperationInput<TOperation extends Operation> {
  params: z.input<TOperation['params']>;
  query: z.input<TOperation['query']>;
  body: z.input<TOperation['body']>;
}

/** What an operation answers. @public */
export type OperationResponse<TOperation extends Operation> = z.output<
  TOperation['response']
>;
