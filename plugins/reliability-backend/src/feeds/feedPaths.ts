import { prose } from '@afterword/plugin-reliability-common';
import { z } from 'zod';
import { ZodOpenApiPathsObject } from 'zod-openapi';
import { refusals } from '../platform/http/openApi';

/** What `feedRouter` serves, for the OpenAPI document: there is no contract of what other programs read. */
export const feedPaths: ZodOpenApiPathsObject = {
  '/feeds/{name}': {
    get: {
      operationId: 'readFeed',
      summary: 'What a feed tells: a calendar, or news',
      tags: ['feeds'],
      // Who may read is proven by the address itself.
      security: [],
      requestParams: {
        path: z.object({
          name: prose(100).meta({
            description: 'The last part of the address of a feed',
          }),
        }),
      },
      responses: {
        200: {
          description: 'The feed, in the form that its address ends with',
          content: {
            'text/calendar': { schema: z.string() },
            'application/atom+xml': { schema: z.string() },
          },
        },
        304: { description: 'As whoever asks has it' },
        ...refusals([[404, 'There is no such feed, or it was revoked']]),
      },
    },
  },
};
