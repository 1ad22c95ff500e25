import { line } from '@afterword/plugin-reliability-common';
import { z } from 'zod';
import { ZodOpenApiPathsObject } from 'zod-openapi';
import { refusals } from '../platform/http/openApi';

const source = line(100).meta({ description: 'The name of a source' });
const channel = line(100).meta({
  description: 'What the source tells its deliveries apart by; else `default`',
});

/** What `intakeRouter` serves, for the OpenAPI document: there is no contract of what a body looks like. */
export const intakePaths: ZodOpenApiPathsObject = {
  '/intake/{source}': {
    post: delivering('deliver', z.object({ source })),
  },
  '/intake/{source}/{channel}': {
    post: delivering('deliverToChannel', z.object({ source, channel })),
  },
};

function delivering(operationId: string, path: z.ZodObject) {
  return {
    operationId,
    summary: 'Takes a delivery of a source, whose business its body is',
    tags: ['intake'],
    // Who may send is proven by the delivery itself.
    security: [],
    requestParams: { path },
    requestBody: {
      required: true,
      content: { '*/*': { schema: z.string() } },
    },
    responses: {
      202: {
        description: 'Kept, and to be read',
        content: {
          'application/json': { schema: z.object({ id: z.string() }) },
        },
      },
      ...refusals([
        [400, 'The channel is none, or the body did not arrive whole'],
        [401, 'The delivery does not prove to be of the source'],
        [404, 'There is no such source'],
        [413, 'The body is too large'],
        [415, 'The body has an encoding that is not known'],
        [503, 'Too many deliveries wait; come again'],
      ]),
    },
  };
}
