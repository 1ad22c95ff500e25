import { randomUUID } from 'node:crypto';
import type { ErrorBody } from '@afterword/plugin-reliability-common';
import { LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import { ErrorRequestHandler, Request } from 'express';
import { OverloadedError } from './httpErrors';

const statusByName: Readonly<Record<string, number>> = {
  InputError: 400,
  AuthenticationError: 401,
  NotAllowedError: 403,
  NotFoundError: 404,
  ConflictError: 409,
  NotImplementedError: 501,
  ServiceUnavailableError: 503,
};

/**
 * Turns every error into Backstage's error body. What we did not foresee becomes a plain 500 with a number to look up in the log:
 * neither a stack nor SQL, nor the text of a draft inside an error's message, leaves the process.
 */
export function errorResponse(logger: LoggerService): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    if (isGone(error, req)) {
      logger.info(
        `Request ${req.method} ${req.path} did not arrive whole: its sender is gone`,
      );
      res.destroy();
      return;
    }
    if (res.headersSent) {
      next(error);
      return;
    }
    const known = describe(error);
    const statusCode = known?.statusCode ?? 500;
    let message = known?.message;
    if (known === undefined) {
      const reference = randomUUID();
      message = `Something went wrong on our side; the log has more under ${reference}`;
      logger.error(
        `Request ${req.method} ${req.path} failed (${reference})`,
        error instanceof Error ? error : new Error(String(error)),
      );
    }
    if (error instanceof OverloadedError) {
      res.setHeader('Retry-After', String(error.retryAfterSeconds));
    }
    const body: ErrorBody = {
      error: {
        name: known?.name ?? 'InternalServerError',
        message: message ?? '',
        ...(known?.details ? { details: known.details } : {}),
      },
      request: { method: req.method, url: req.originalUrl },
      response: { statusCode },
    };
    res.status(statusCode).json(body);
  };
}

/** Whether whoever sends a body that is read as it comes has closed the connection; there is nobody to answer, and nothing is wrong here. */
function isGone(error: unknown, req: Request): boolean {
  return (
    req.destroyed &&
    !req.complete &&
    isError(error) &&
    error.code === 'ECONNRESET'
  );
}

interface KnownError {
  readonly name: string;
  readonly message: string;
  readonly statusCode: number;
  readonly details?: ErrorBody['error']['details'];
}

function describe(error: unknown): KnownError | undefined {
  if (!(error instanceof Error)) return undefined;
  const bodyParser = describeBodyParserError(error);
  if (bodyParser) return bodyParser;
  const own =
    'statusCode' in error && typeof error.statusCode === 'number'
      ? error.statusCode
      : undefined;
  const statusCode = own ?? statusByName[error.name];
  if (
    statusCode === undefined ||
    (statusCode >= 500 && statusCode !== 503 && statusCode !== 501)
  ) {
    return undefined;
  }
  return {
    name: error.name,
    message: error.message,
    statusCode,
    ...('details' in error && typeof error.details === 'object'
      ? { details: error.details as ErrorBody['error']['details'] }
      : {}),
  };
}

/** Express's body parser marks its errors with `type`; those of zlib it hands on with their `code`. */
function describeBodyParserError(error: Error): KnownError | undefined {
  if ('code' in error && /^Z_/.test(String(error.code))) {
    return {
      name: 'InputError',
      message: 'The body cannot be decompressed',
      statusCode: 400,
      details: {
        fields: [{ field: 'body', problem: 'cannot be decompressed' }],
      },
    };
  }
  const type = 'type' in error ? String(error.type) : '';
  switch (type) {
    case 'entity.too.large':
      return {
        name: 'PayloadTooLargeError',
        message: 'The body is larger than this operation takes',
        statusCode: 413,
        details: {
          fields: [{ field: 'body', problem: 'is larger than allowed' }],
        },
      };
    case 'entity.parse.failed':
      return {
        name: 'InputError',
        message: 'The body is not valid JSON',
        statusCode: 400,
        details: { fields: [{ field: 'body', problem: 'is not valid JSON' }] },
      };
    case 'encoding.unsupported':
    case 'charset.unsupported':
      return {
        name: 'UnsupportedMediaTypeError',
        message: 'The body has an encoding that is not supported',
        statusCode: 415,
      };
    case 'request.aborted':
    case 'request.size.invalid':
    case 'encoding.verify.failed':
      return {
        name: 'InputError',
        message: 'The body did not arrive whole',
        statusCode: 400,
        details: {
          fields: [{ field: 'body', problem: 'did not arrive whole' }],
        },
      };
    default:
      return undefined;
  }
}
