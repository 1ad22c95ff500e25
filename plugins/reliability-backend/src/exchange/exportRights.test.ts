import {
  actionItemReadPermission,
  changeReadPermission,
  deploymentReadPermission,
  incidentReadPermission,
  postmortemReadPermission,
} from '@afterword/plugin-reliability-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { aPortalUnderPolicy } from '../__testUtils__/aPortalUnderPolicy';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { changing } from '../changes/__testUtils__/changing';
import { recordSender } from './__testUtils__/recordSender';

const all = [
  'incident',
  'postmortem',
  'actionItem',
  'deployment',
  'changeFailure',
  'changeReview',
];

eachDatabase(
  'An export for whom a policy denies a kind',
  (databases, databaseId) => {
    const { policy, portal } = aPortalUnderPolicy(databases, databaseId);
    const owner = () => portal().as('user:default/owner');
    const send = recordSender(portal);

    const deny = (...permissions: { readonly name: string }[]) =>
      policy.set(
        Object.fromEntries(
          permissions.map(({ name }) => [
            name,
            { result: AuthorizeResult.DENY },
          ]),
        ),
      );
    const exported = async (query = '') => {
      const { text } = await owner()
        .get(`/export${query}`)
        .buffer(true)
        .expect(200);
      const types = text
        .trim()
        .split('\n')
        .map(line => JSON.parse(line).type);
      return [...new Set(types)];
    };

    beforeAll(async () => {
      const named = (externalId: string) => ({ source: 'wiki', externalId });
      await send([
        { type: 'incident', ...named('i'), title: 'It failed' },
        {
          type: 'postmortem',
          ...named('p'),
          title: 'Why it failed',
          status: 'published',
        },
        { type: 'actionItem', ...named('a'), title: 'Mend it' },
        {
          type: 'deployment',
          ...named('d'),
          entity: 'component:default/checkout-api',
          finished: '2026-01-01T00:00:00Z',
        },
        {
          type: 'changeFailure',
          ...named('c'),
          deployment: named('d'),
          incident: named('i'),
          state: 'confirmed',
        },
      ]);
      await changing(portal).planned();
    });

    it('has all kinds where none is denied', async () => {
      expect(await exported()).toEqual(all);
    });

    it.each([
      {
        permission: incidentReadPermission,
        gone: ['incident', 'changeFailure'],
      },
      { permission: postmortemReadPermission, gone: ['postmortem'] },
      { permission: actionItemReadPermission, gone: ['actionItem'] },
      {
        permission: deploymentReadPermission,
        gone: ['deployment', 'changeFailure'],
      },
      { permission: changeReadPermission, gone: ['changeReview'] },
    ])(
      'leaves out what takes $permission.name',
      async ({ permission, gone }) => {
        deny(permission);
        expect(await exported()).toEqual(
          all.filter(kind => !gone.includes(kind)),
        );
        for (const kind of all) {
          const status = gone.includes(kind) ? 403 : 200;
          await owner().get(`/export?type=${kind}`).buffer(true).expect(status);
        }
      },
    );

    it('is refused where no kind is left', async () => {
      deny(
        incidentReadPermission,
        postmortemReadPermission,
        actionItemReadPermission,
        deploymentReadPermission,
        changeReadPermission,
      );
      await owner().get('/export').buffer(true).expect(403);
    });
  },
);
