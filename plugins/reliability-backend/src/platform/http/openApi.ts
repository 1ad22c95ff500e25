import {
  Contract,
  errorBody,
  Operation,
} from '@afterword/plugin-reliability-common';
import { z } from 'zod';
import { createDocument, ZodOpenApiPathsObject } from 'zod-openapi';

/** The OpenAPI 3.1 document of contracts; the only place where it comes from is the contracts themselves. */
export function openApi(
  contracts: readonly Contract[],
  version: string,
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
    paths: paths as ZodOpenApiPathsObject,
  });
}

const mediaTypes = {
  json: 'application/json',
  ndjson: 'application/x-ndjson',
  csv: 'text/csv',
} as const;

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
  };
  return {
    operationId: operation.id,
    summary: operation.summary,
    tags: [operation.path.split('/')[1].replace(/\.csv$/, '')],
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
      ...Object.fromEntries(
        errorStatuses(operation).map(([status, description]) => [
          status,
          {
            description,
            content: { 'application/json': { schema: errorBody } },
          },
        ]),
      ),
    },
  };
}

function hasProperties(schema: unknown): boolean {
  return schema instanceof z.ZodObject && Object.keys(schema.shape).length > 0;
}

function errorStatuses(operation: Operation): [number, string][] {
  return [
    [400, 'A field is wrong; `error.details.fields` names each'],
    [401, 'Not signed in'],
    [403, 'Not allowed'],
    ...(operation.path.includes('{')
      ? [
          [404, 'There is none, or the caller may not see it'] as [
            number,
            string,
          ],
        ]
      : []),
    ...(operation.method === 'get'
      ? []
      : [[409, 'It cannot be done as things stand'] as [number, string]]),
    ...(operation.ifMatch
      ? [
          [412, 'Based on an old version; the current one is attached'] as [
            number,
            string,
          ],
          [428, 'If-Match is missing'] as [number, string],
        ]
      : []),
    ...(operation.bodyType === 'json'
      ? [
          [413, 'The body is too large'] as [number, string],
          [415, 'The body is not JSON'] as [number, string],
        ]
      : []),
  ];
}
