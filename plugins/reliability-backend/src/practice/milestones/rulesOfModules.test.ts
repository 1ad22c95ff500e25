import type {
  KeptMilestone,
  MilestoneRule,
  ReachedMilestone,
} from '@afterword/plugin-reliability-common';
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

/** Finds a game day once, and knows by itself that it was held. */
class GameDay implements MilestoneRule {
  readonly kind = 'gameDay';
  private held: ReachedMilestone | undefined;

  find(): ReachedMilestone[] {
    if (this.held) return [];
    this.held = {
      subject: 'organisation',
      level: 1,
      team: null,
      at: 1_000,
      text: 'The first game day was held',
      evidence: {},
      about: null,
      restsOn: ['a calendar'],
    };
    return [this.held];
  }

  stillHolds({ subject }: KeptMilestone): boolean {
    return subject === this.held?.subject;
  }
}

const gameDays = createBackendModule({
  pluginId: 'reliability',
  moduleId: 'game-days',
  register(env) {
    env.registerInit({
      deps: { milestones: milestonesExtensionPoint },
      async init({ milestones }) {
        milestones.addRule(new GameDay());
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

  it('say themselves whether one still holds, also where they are objects of a class', async () => {
    const portal = await aPortal(databases, 'SQLITE_3', {
      features: [gameDays],
    });
    await portal.triggerTask('reliability:find-milestones');
    await portal.triggerTask('reliability:find-milestones');
    const { body } = await portal
      .as('user:default/owner')
      .get('/practice/milestones')
      .expect(200);
    expect(body.items).toMatchObject([{ kind: 'gameDay', state: 'stands' }]);
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
