import {
  Contract,
  errorBody,
  Operation,
} from '@afterword/plugin-reliability-common';
import { z } from 'zod';
import { createDocument, ZodOpenApiPathsObject } from 'zod-openapi';

/**
 * The OpenAPI 3.1 document of contracts; the only place where it comes from is the contracts themselves.
 *
 * @param beside - what is served without a contract
 */
export function openApi(
  contracts: readonly Contract[],
  version: string,
  beside: ZodOpenApiPathsObject = {},
): ReturnType<typeof createDocument> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of contracts.flatMap(contract =>
    Object.values(contract),
  )) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method]: describe(operation),
    };
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Afterword',
      version,
      description:
        'Incidents, postmortems and action items on catalog entities',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/api/reliability' }],
    security: [{ portal: [] }],
    components: {
      securitySchemes: {
        portal: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
      },
    },
    paths: { ...(paths as ZodOpenApiPathsObject), ...beside },
  });
}

const mediaTypes = {
  json: 'application/json',
  ndjson: 'application/x-ndjson',
  csv: 'text/csv',
  markdown: 'text/markdown',
} as const;

const eTag = z.string().meta({
  description: 'The version of what is answered, in quotes: the next If-Match',
});
const nameOfAnswer = z.string().meta({
  description:
    'Names the answer: the next If-None-Match. Left out for whoever sees a part only, by a policy',
});
const retryAfter = z.string().meta({ description: 'Seconds to wait' });

function describe(operation: Operation) {
  const headers = {
    ...(operation.ifMatch
      ? {
          'If-Match': z.string().meta({
            description: 'The version that the change is based on, in quotes',
          }),
        }
      : {}),
    ...(operation.idempotent
      ? {
          'Idempotency-Key': z.string().max(200).optional().meta({
            description: 'Makes a repeated creation answer the first one',
          }),
        }
      : {}),
    ...(operation.conditional
      ? {
          'If-None-Match': z.string().optional().meta({
            description: 'The ETag of an answer that the caller has: 304',
          }),
        }
      : {}),
  };
  return {
    operationId: operation.id,
    summary: operation.summary,
    tags: [operation.path.split('/')[1].replace(/\.(csv|ndjson)$/, '')],
    requestParams: Object.fromEntries(
      [
        ['path', operation.params],
        ['query', operation.query],
        ['header', z.object(headers)],
      ].filter(([, schema]) => hasProperties(schema)),
    ),
    ...(operation.bodyType === 'none'
      ? {}
      : {
          requestBody: {
            required: true,
            content: {
              [mediaTypes[operation.bodyType]]: {
                schema:
                  operation.bodyType === 'json' ? operation.body : z.string(),
              },
            },
          },
        }),
    responses: {
      [operation.status]: {
        description: 'Done',
        ...(hasETag(operation) ? { headers: z.object({ ETag: eTag }) } : {}),
        ...(operation.conditional
          ? { headers: z.object({ ETag: nameOfAnswer.optional() }) }
          : {}),
        ...(operation.status === 204
          ? {}
          : {
              content: {
                [mediaTypes[operation.responseType]]: {
                  schema: operation.response,
                },
              },
            }),
      },
      ...(operation.conditional
        ? { 304: { description: 'The same as under that ETag' } }
        : {}),
      ...refusals(errorStatuses(operation)),
    },
  };
}

/** Answers that refuse, each with Backstage's error body. */
export function refusals(statuses: readonly [number, string][]) {
  return Object.fromEntries(
    statuses.map(([status, description]) => [
      status,
      {
        description,
        ...(status === 503
          ? { headers: z.object({ 'Retry-After': retryAfter }) }
          : {}),
        content: { 'application/json': { schema: errorBody } },
      },
    ]),
  );
}

/** As the router answers: with the version of the whole, where that is what the next change is based on. */
function hasETag({ ifMatch, response, responseType }: Operation): boolean {
  return (
    responseType === 'json' &&
    ifMatch !== 'part' &&
    response instanceof z.ZodObject &&
    'version' in response.shape
  );
}

function hasProperties(schema: unknown): boolean {
  return schema instanceof z.ZodObject && Object.keys(schema.shape).length > 0;
}

function errorStatuses(operation: Operation): [number, string][] {
  const { bodyType, idempotent, ifMatch, method, path } = operation;
  const statuses: [number, string, boolean][] = [
    [400, 'A field is wrong; `error.details.fields` names each', true],
    [401, 'Not signed in', true],
    [403, 'Not allowed', true],
    [
      404,
      'There is none, or the caller may not see it',
      path.includes('{') || idempotent,
    ],
    [409, 'It cannot be done as things stand', method !== 'get'],
    [
      412,
      'Based on an old version; the current one is attached',
      Boolean(ifMatch),
    ],
    [413, 'The body is too large', bodyType === 'json'],
    [415, 'The body is not JSON', bodyType === 'json'],
    [415, 'The body is compressed', bodyType === 'ndjson'],
    [428, 'If-Match is missing', Boolean(ifMatch)],
    [
      503,
      'Too much to do at once, or others are in the way; nothing was changed, come again',
      method !== 'get',
    ],
  ];
  return statuses.flatMap(([status, description, applies]) =>
    applies ? [[status, description]] : [],
  );
}
