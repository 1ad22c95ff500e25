import { milestonesExtensionPoint } from '@afterword/plugin-reliability-node';
import { createBackendModule } from '@backstage/backend-plugin-api';
import { aPortal } from '../../__testUtils__/aPortal';
import { eachDatabase } from '../../__testUtils__/eachDatabase';

const openDay = {
  subject: 'organisation',
  level: 1,
  team: null,
  at: 1_000,
  text: 'The first open day was held',
  evidence: {},
  about: null,
  restsOn: [],
};

/** A rule that finds something that no database keeps, before one that finds what it should. */
const moduleOf = (found: object) =>
  createBackendModule({
    pluginId: 'reliability',
    moduleId: 'two-milestones',
    register(env) {
      env.registerInit({
        deps: { milestones: milestonesExtensionPoint },
        async init({ milestones }) {
          milestones.addRule({
            kind: 'badlyFound',
            find: () => [{ ...openDay, ...found }],
          });
          milestones.addRule({ kind: 'openDay', find: () => [openDay] });
        },
      });
    },
  });

eachDatabase(
  'A rule of milestones that finds what cannot be kept',
  (databases, databaseId) => {
    it.each([
      ['no time', { at: Number.NaN }],
      ['a level that is none', { level: Number.NaN }],
      ['a subject with U+0000', { subject: 'a\u0000b' }],
      ['a subject that is too long', { subject: 'x'.repeat(501) }],
      ['a key that is too long', { about: `PM-${'1'.repeat(40)}` }],
    ])('keeps no other from theirs: %s', async (_what, found) => {
      const portal = await aPortal(databases, databaseId, {
        features: [moduleOf(found)],
      });
      await portal
        .triggerTask('reliability:find-milestones')
        .catch(() => undefined);
      const { body, status } = await portal
        .as('user:default/owner')
        .get('/practice/milestones');
      await portal.stop();
      expect(status).toBe(200);
      const kinds = body.items.map(({ kind }: { kind: string }) => kind);
      expect(kinds).toContain('openDay');
    });
  },
);
