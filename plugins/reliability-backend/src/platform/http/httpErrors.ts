import type {
  ErrorBody,
  FieldProblem,
} from '@afterword/plugin-reliability-common';
import { CustomErrorBase, NotFoundError } from '@backstage/errors';

/** A request that is wrong in named fields; answered with 400. */
export class FieldError extends CustomErrorBase {
  name = 'InputError' as const;
  readonly statusCode = 400;
  readonly details: { readonly fields: readonly FieldProblem[] };

  constructor(field: string, problem: string);
  constructor(fields: readonly FieldProblem[]);
  constructor(fieldOrFields: string | readonly FieldProblem[], problem = '') {
    const fields =
      typeof fieldOrFields === 'string'
        ? [{ field: fieldOrFields, problem }]
        : fieldOrFields;
    super(
      fields.map(entry => `${entry.field} ${entry.problem}`).join('; ') ||
        'The request is not valid',
    );
    this.details = { fields };
  }
}

/** A write without the version that it is based on; answered with 428. */
export class PreconditionRequiredError extends CustomErrorBase {
  name = 'PreconditionRequiredError' as const;
  readonly statusCode = 428;
  readonly details = {
    fields: [
      {
        field: 'header.If-Match',
        problem: 'must carry the version that the change is based on',
      },
    ],
  };

  constructor() {
    super('If-Match must carry the version that the change is based on');
  }
}

/** A write based on a version that is no longer the current one; answered with 412 and what is stored now. */
export class StaleVersionError extends CustomErrorBase {
  name = 'PreconditionFailedError' as const;
  readonly statusCode = 412;
  readonly details: { readonly current: unknown };

  constructor(what: string, current: unknown) {
    super(`${what} was changed since you read it; the current one is attached`);
    this.details = { current };
  }
}

/** Thrown inside the transaction of a write, so that nothing is left that whoever writes it cannot see; answered with 403. */
export class NotReadableError extends CustomErrorBase {
  name = 'NotAllowedError' as const;
  readonly statusCode = 403;

  constructor(
    message = 'Nothing was written: you could not read what you create. Services read nothing restricted; report it as a person, or for everyone',
  ) {
    super(message);
  }
}

/** For a creation that is sent again when what it created is hidden from whoever sent it by now; answered with 404, as reading it is. */
export function noLongerReadable(): NotFoundError {
  return new NotFoundError(
    'This was created the first time that it was sent, and you may not read it any more',
  );
}

/** What keeps a step from being taken, as {@link ErrorBody} carries it. */
type Refusal = NonNullable<
  NonNullable<ErrorBody['error']['details']>['gates']
>[number];

/** A step that gates keep from being taken; answered with 409 and every gate that fails. */
export class GatesFailedError extends CustomErrorBase {
  name = 'ConflictError' as const;
  readonly statusCode = 409;
  readonly details: {
    readonly gates: readonly Refusal[];
  };

  constructor(gates: readonly Refusal[]) {
    super(`Not yet: ${gates.map(gate => gate.problem).join('; ')}`);
    this.details = { gates };
  }
}

/** A body of a type that the operation does not take; answered with 415. */
export class UnsupportedMediaTypeError extends CustomErrorBase {
  name = 'UnsupportedMediaTypeError' as const;
  readonly statusCode = 415;
}

/** A document that would take too much time or memory to read; answered with 413. */
export class TooLongToReadError extends CustomErrorBase {
  name = 'PayloadTooLargeError' as const;
  readonly statusCode = 413;
  readonly details = {
    fields: [{ field: 'body.content', problem: 'takes too long to read' }],
  };

  constructor() {
    super(
      'The document takes too long to read; leave out what is no part of the report, such as logs, or split it',
    );
  }
}

/** More than the service will take on now; answered with 503 and `Retry-After`. */
export class OverloadedError extends CustomErrorBase {
  name = 'ServiceUnavailableError' as const;
  readonly statusCode = 503;
  readonly retryAfterSeconds = 5;
}

/** Thrown inside a transaction to undo it: what was to be changed is no longer at the version that the change is based on. */
export class VersionMoved extends CustomErrorBase {
  name = 'VersionMoved' as const;
}

/**
 * Runs a write; when it was based on an old version, nothing of it stays and the caller gets the current representation.
 *
 * @throws StaleVersionError
 */
export async function orStale<T>(
  what: string,
  write: () => Promise<T>,
  current: () => Promise<unknown>,
): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof VersionMoved) {
      throw new StaleVersionError(what, await current());
    }
    throw error;
  }
}
