import { createHash } from 'node:crypto';
import {
  changesContract,
  changeSummary,
} from '@afterword/plugin-reliability-common';
import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { ForwardedError, ResponseError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';

const { createChange } = changesContract;
/** No more is read of the answer than is needed: the back end may be newer. */
const opened = changeSummary.pick({ key: true });

/** A key as all of them are, so that steps behind can be tried; no change review has it. */
const OF_NO_CHANGE = 'CHG-0';

const examples = [
  {
    description: 'Opens the review of a change of one component',
    example: `steps:
  - id: premortem
    action: reliability:change-review:create
    input:
      title: Move the orders to a new database
      entities: ['component:default/checkout']
      plannedFor: '2027-03-01T09:00:00Z'
      release: 2.4.1
`,
  },
];

/** The action of templates that opens the review of a planned change, on behalf of whoever runs the template. */
export function createChangeReviewAction({
  auth,
  discovery,
  pages,
}: {
  readonly auth: AuthService;
  readonly discovery: DiscoveryService;
  /** Where the pages are in the portal. */
  readonly pages: string;
}) {
  return createTemplateAction({
    id: 'reliability:change-review:create',
    description:
      'Opens the review of a planned change (premortem) in Afterword: how it may fail is proposed there',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        title: z => z.string().describe('What is changed'),
        entities: z =>
          z
            .array(z.string())
            .min(1)
            .describe('References of the entities that the change touches'),
        plannedFor: z =>
          z.string().describe('When it is to be made, ISO 8601 with an offset'),
        until: z =>
          z.string().optional().describe('When it is to be over, ISO 8601'),
        owner: z =>
          z
            .string()
            .optional()
            .describe('Reference of the person or team that answers for it'),
        release: z =>
          z
            .string()
            .optional()
            .describe('Name of the release, by which deployments are linked'),
        url: z => z.string().optional().describe('Its pull request or ticket'),
        description: z => z.string().optional().describe('More about it'),
      },
      output: {
        key: z => z.string().describe('Key of the change review: CHG-12'),
        path: z => z.string().describe('Path of its page within the portal'),
      },
    },
    async handler(ctx) {
      const tell = (key: string) => {
        ctx.output('key', key);
        ctx.output('path', `${pages}/changes/${key}`);
      };
      if (ctx.isDryRun) {
        ctx.logger.info('A dry run: no change review is opened');
        tell(OF_NO_CHANGE);
        return;
      }
      const { token } = await auth.getPluginRequestToken({
        onBehalfOf: await ctx.getInitiatorCredentials(),
        targetPluginId: 'reliability',
      });
      const base = await discovery.getBaseUrl('reliability');
      const response = await fetch(`${base}${createChange.path}`, {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${token}`,
          'Content-Type': 'application/json',
          'Idempotency-Key': onceFor(ctx.task.id, ctx.step?.id, ctx.input),
        },
        signal: ctx.signal,
        body: JSON.stringify(ctx.input),
      });
      if (!response.ok) {
        const refused = await ResponseError.fromResponse(response);
        throw new ForwardedError(
          `No change review was opened: ${refused.body.error.message}`,
          refused,
        );
      }
      const { key } = opened.parse(await response.json());
      ctx.logger.info(`Opened ${key}`);
      tell(key);
    },
  });
}

/**
 * One for an input of a step of a task: run again after it stopped, it opens no second one, and a step that is repeated opens one for each input. It is
 * a hash, since steps are called anything.
 */
function onceFor(
  task: string,
  step: string | undefined,
  input: unknown,
): string {
  const said = JSON.stringify([task, step ?? '', input]);
  return `scaffolder-${createHash('sha256').update(said).digest('hex')}`;
}
