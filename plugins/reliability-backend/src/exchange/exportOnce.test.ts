import {
  actionItemReadPermission,
  deploymentReadPermission,
  incidentReadPermission,
  postmortemReadPermission,
} from '@afterword/plugin-reliability-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { aPortalUnderPolicy } from '../__testUtils__/aPortalUnderPolicy';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { recordSender } from './__testUtils__/recordSender';

/** More than two pages of what is read for an export. */
const MANY = 401;

eachDatabase(
  'An export during which a policy turns to deny',
  (databases, databaseId) => {
    const { policy, portal } = aPortalUnderPolicy(databases, databaseId);
    const send = recordSender(portal);
    const denied = Object.fromEntries(
      [
        incidentReadPermission,
        postmortemReadPermission,
        actionItemReadPermission,
        deploymentReadPermission,
      ].map(({ name }) => [name, { result: AuthorizeResult.DENY } as const]),
    );
    const linesOf = async (path: string) => {
      policy.roundTrips();
      policy.setAfter(1, denied);
      const { text } = await portal()
        .as('user:default/owner')
        .get(path)
        .buffer(true)
        .expect(200);
      return text.trim().split('\n').length;
    };

    beforeAll(async () => {
      const named = (kind: string, index: number) => ({
        source: 'wiki',
        externalId: `${kind}${index}`,
      });
      await send(
        Array.from({ length: MANY }, (_, index) => [
          { type: 'incident', ...named('i', index), title: 'It failed' },
          {
            type: 'postmortem',
            ...named('p', index),
            title: 'Why it failed',
            status: 'published',
          },
          { type: 'actionItem', ...named('a', index), title: 'Mend it' },
          {
            type: 'deployment',
            ...named('d', index),
            entity: 'component:default/checkout-api',
            finished: '2026-01-01T00:00:00Z',
          },
        ]).flat(),
      );
    }, 120_000);

    it.each(['incident', 'postmortem', 'actionItem', 'deployment'])(
      'has all records of the kind %s that it began with',
      async kind => {
        expect(await linesOf(`/export?type=${kind}`)).toBe(MANY);
        // What may be read, and what may be changed of it.
        expect(policy.roundTrips()).toBeLessThanOrEqual(2);
      },
    );

    it.each(['incidents', 'postmortems', 'action-items', 'deployments'])(
      'has the whole list of %s that it began with',
      async list => {
        expect(await linesOf(`/${list}.ndjson`)).toBe(MANY);
        expect(await linesOf(`/${list}.csv`)).toBe(MANY + 1);
      },
    );

    it('is refused when it is asked for next', async () => {
      expect(await linesOf('/incidents.ndjson')).toBe(MANY);
      await portal()
        .as('user:default/owner')
        .get('/incidents.ndjson')
        .expect(403);
    });
  },
);
