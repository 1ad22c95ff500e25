import { milestonesExtensionPoint } from '@afterword/plugin-reliability-node';
import { createBackendModule } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import { aPortal } from '../../__testUtils__/aPortal';
import { builtInMilestones } from '../createMilestones';

const nearMisses = createBackendModule({
  pluginId: 'reliability',
  moduleId: 'two-milestones',
  register(env) {
    env.registerInit({
      deps: { milestones: milestonesExtensionPoint },
      async init({ milestones }) {
        milestones.addRule({
          kind: 'broken',
          find: () => {
            throw new Error('of its own');
          },
        });
        milestones.addRule({
          kind: 'openDay',
          find: () => [
            {
              subject: 'organisation',
              level: 1,
              team: null,
              at: 1_000,
              text: 'The first open day was held',
              evidence: {},
              about: null,
              restsOn: [],
            },
          ],
        });
      },
    });
  },
});

describe('Rules of milestones that modules bring', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

  it('find theirs in their own words, whatever becomes of another', async () => {
    const portal = await aPortal(databases, 'SQLITE_3', {
      features: [nearMisses],
    });
    await portal.triggerTask('reliability:find-milestones');
    const { body } = await portal
      .as('user:default/owner')
      .get('/practice/milestones')
      .expect(200);
    expect(body.items).toMatchObject([
      { kind: 'openDay', text: 'The first open day was held' },
    ]);
    await portal.stop();
  });

  it.each(['verifiedActions', 'with space', ''])(
    'have no name such as “%s”',
    kind => {
      expect(() => builtInMilestones().add({ kind, find: () => [] })).toThrow(
        /named/,
      );
    },
  );
});
