import type {
  Contract,
  Operation,
  OperationResponse,
} from '@afterword/plugin-reliability-common';
import { HttpAuthService, LoggerService } from '@backstage/backend-plugin-api';
import express, { Request, Response, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { z } from 'zod';
import { Conditional } from './Conditional';
import { errorResponse } from './errorResponse';
import { UnsupportedMediaTypeError } from './httpErrors';
import {
  parseIdempotencyKey,
  parseIfMatch,
  Principal,
  RequestContext,
  requiredVersion,
} from './RequestContext';
import { fieldProblems, parseBody, parsePart } from './validate';

/** What a handler is given: the validated request. */
export interface Handled<TOperation extends Operation> {
  readonly params: z.output<TOperation['params']>;
  readonly query: z.output<TOperation['query']>;
  readonly body: z.output<TOperation['body']>;
  readonly context: RequestContext;
  /** For operations that stream. */
  readonly req: Request;
  readonly res: Response;
}

/** Serves one operation. A JSON operation answers its body; one that streams writes to `res` itself and answers nothing. */
export type Handler<TOperation extends Operation> = (
  request: Handled<TOperation>,
) => Promise<
  TOperation['responseType'] extends 'json'
    ? OperationResponse<TOperation> | Conditional<OperationResponse<TOperation>>
    :
        | OperationResponse<TOperation>
        | Conditional<OperationResponse<TOperation>>
        | void
>;

/** A handler for every operation of a contract: leaving one out does not compile. */
export type Handlers<TContract extends Contract> = {
  readonly [TName in keyof TContract]: Handler<TContract[TName]>;
};

/** What a handler answered: a body, or that whoever asks has it. */
interface Answered {
  readonly body?: unknown;
  readonly tag?: string | null;
  readonly isKnown?: boolean;
}

/** What the router needs of the portal. */
export interface ContractRouterOptions {
  readonly httpAuth: HttpAuthService;
  readonly logger: LoggerService;
  /** Finds out who a request's credentials stand for. */
  readonly principals: {
    resolve(credentials: RequestContext['credentials']): Promise<Principal>;
    /** For one that only reads: with the circles that they are a reader of. It may be answered twice, of which one answer is sent. */
    answering<TAnswer>(
      credentials: RequestContext['credentials'],
      answer: (principal: Principal) => Promise<TAnswer>,
    ): Promise<TAnswer>;
  };
  /** Has long writes wait for answers. */
  readonly turns: { reading<T>(answer: () => Promise<T>): Promise<T> };
  /** Checks every answer against its contract; tests do, production does not. */
  readonly validateResponses?: boolean;
}

/**
 * Binds contracts to handlers. For every operation: credentials (a user or a service, nobody else) → validation of params, query,
 * headers and body → handler → status and ETag. Handlers hold no HTTP.
 */
export class ContractRouter {
  readonly router: Router;
  /** What is bound, for the OpenAPI document and for tests that must know every path. */
  readonly contracts: Contract[] = [];
  private closed = false;

  constructor(private readonly options: ContractRouterOptions) {
    this.router = PromiseRouter();
  }

  /** Binds a whole contract. */
  bind<TContract extends Contract>(
    contract: TContract,
    handlers: Handlers<TContract>,
  ): this {
    this.contracts.push(contract);
    for (const [name, operation] of Object.entries(contract)) {
      this.bindOne(
        operation,
        handlers[name as keyof TContract] as Handler<Operation>,
      );
    }
    return this;
  }

  /** Ends the router with its own error answers; nothing can be bound after. */
  close(): Router {
    if (!this.closed) {
      this.router.use(errorResponse(this.options.logger));
      this.closed = true;
    }
    return this.router;
  }

  private bindOne(operation: Operation, handler: Handler<Operation>): void {
    const path = operation.path.replace(/\{(\w+)\}/g, ':$1');
    const parsers = {
      json: [
        requireJson,
        express.json({ limit: operation.bodyLimit, strict: false }),
      ],
      ndjson: [requirePlain],
      none: [],
    };
    this.router[operation.method](
      path,
      ...parsers[operation.bodyType],
      async (req, res) => {
        const serve = () => this.serve(operation, handler, req, res);
        // A stream takes as long as whoever reads it.
        const isShort =
          operation.method === 'get' && operation.responseType === 'json';
        await (isShort ? this.options.turns.reading(serve) : serve());
      },
    );
  }

  private async serve(
    operation: Operation,
    handler: Handler<Operation>,
    req: Request,
    res: Response,
  ): Promise<void> {
    // What is kept is asked for again each time, under a name that is another for whoever sees something else.
    res.setHeader(
      'Cache-Control',
      operation.conditional ? 'private, no-cache' : 'private, no-store',
    );
    const credentials = await this.options.httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const reads = operation.method === 'get';
    const request = {
      params: parsePart(operation.params, 'params', req.params),
      query: parsePart(operation.query, 'query', req.query),
      body:
        operation.bodyType === 'json'
          ? parseBody(operation.body, req.body)
          : undefined,
      req,
      res,
    };
    const asked = {
      credentials,
      reads,
      ifMatch: operation.ifMatch
        ? parseIfMatch(req.header('if-match'))
        : undefined,
      idempotencyKey: operation.idempotent
        ? parseIdempotencyKey(req.header('idempotency-key'))
        : undefined,
    };
    if (operation.ifMatch) requiredVersion(asked);
    const { principals } = this.options;
    const answerTo = async (principal: Principal) => {
      const answer = await handler({
        ...request,
        context: { ...asked, principal },
      });
      if (!(answer instanceof Conditional)) return { body: answer };
      return answer.isNamedBy(req.header('if-none-match'))
        ? { tag: answer.tag, isKnown: true }
        : { tag: answer.tag, body: await answer.make() };
    };
    // A stream goes on for long: who reads what may be another question at its end.
    const answer: Answered =
      reads && operation.responseType === 'json'
        ? await principals.answering(credentials, answerTo)
        : await answerTo(await principals.resolve(credentials));
    if (operation.responseType !== 'json') return;
    if (answer.tag) res.setHeader('ETag', answer.tag);
    if (answer.isKnown) {
      res.status(304).end();
      return;
    }
    const body = this.options.validateResponses
      ? checkResponse(operation, answer.body)
      : answer.body;
    // What the version of the answer is good for: the next If-Match at the same address.
    if (hasVersion(body) && operation.ifMatch !== 'part') {
      res.setHeader('ETag', `"${body.version}"`);
    }
    sendJson(res, operation.status, body);
  }
}

/**
 * Answers with a body, always. Express' own `json` would answer 304 to an `If-None-Match` that equals the version, although two readers
 * of one version see different things, and what stands beside the resource changes without it.
 */
function sendJson(res: Response, status: number, body: unknown): void {
  res.status(status);
  if (status === 204) {
    res.end();
    return;
  }
  res.setHeader('Content-Type', 'application/json; charset=utf-8');
  res.end(JSON.stringify(body));
}

function requireJson(
  req: Request,
  _res: Response,
  next: (error?: unknown) => void,
) {
  if (req.is('json') || req.is('+json')) next();
  else next(new UnsupportedMediaTypeError('The body must be application/json'));
}

function requirePlain(
  req: Request,
  _res: Response,
  next: (error?: unknown) => void,
) {
  if ((req.header('content-encoding') ?? 'identity') === 'identity') next();
  else {
    next(new UnsupportedMediaTypeError('A stream must not be compressed'));
  }
}

function checkResponse(operation: Operation, answer: unknown): unknown {
  const parsed = operation.response.safeParse(answer);
  if (!parsed.success) {
    throw new Error(
      `${operation.id} answers what its contract does not say: ${fieldProblems(
        'response',
        parsed.error,
      )
        .map(entry => `${entry.field} ${entry.problem}`)
        .join('; ')}`,
    );
  }
  return answer;
}

function hasVersion(value: unknown): value is { version: number } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'version' in value &&
    typeof value.version === 'number'
  );
}
