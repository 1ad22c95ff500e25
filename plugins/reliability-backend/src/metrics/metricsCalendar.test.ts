import { MetricsCalendar, toDay } from '@afterword/plugin-reliability-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { aPolicy } from '../__testUtils__/aPolicy';
import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import {
  aPostmortemTold,
  anIncidentTold,
  tell,
} from '../postmortems/__testUtils__/toldByWiki';

const DAY = 86_400_000;
const HOUR = DAY / 24;
const now = Date.now();
const at = (daysAgo: number, hours = 0) =>
  new Date(now - daysAgo * DAY + hours * HOUR).toISOString();
const checkout = 'component:default/checkout-api';
const readers = ['user:default/owner', 'user:default/outsider'];

/** A month of incidents, which are over since; the same failure comes back every week half a year ago. */
const incidents = [
  ...Array.from({ length: 28 }, (_, index) =>
    anIncidentTold(`recent-${index}`, {
      times: {
        impactStarted: at(80 - index),
        detected: at(80 - index, 0.2),
        declared: at(80 - index, 0.25),
        acknowledged: at(80 - index, 0.3),
        mitigated: at(80 - index, 1 + index / 10),
        resolved: at(80 - index, 5 + index / 10),
      },
    }),
  ),
  ...Array.from({ length: 6 }, (_, index) =>
    anIncidentTold(`old-${index}`, {
      failureMode: 'retries',
      times: { impactStarted: at(180 - 7 * index) },
    }),
  ),
];

/** Due and checked in one month and in another: kept, kept late, checked in vain. */
const items = [100, 45].flatMap(ago =>
  [
    { status: 'verified', doneAt: at(ago + 1) },
    { status: 'done', doneAt: at(ago - 3) },
    { status: 'ineffective', doneAt: at(ago + 2) },
  ].map((over, index) => ({
    type: 'actionItem',
    source: 'wiki',
    externalId: `${ago}-${index}`,
    title: 'Mend it',
    itemType: 'process',
    entity: checkout,
    acceptanceTest: 'A drill shows it',
    committedAt: at(ago + 20),
    due: toDay(now - ago * DAY),
    checkOn: toDay(now - (ago - 5) * DAY),
    ...(over.status === 'done' ? {} : { verifiedAt: at(ago - 5) }),
    ...over,
  })),
);

eachDatabase('Figures by the calendar', (databases, databaseId) => {
  const policy = aPolicy();
  let portal: Portal;
  const owner = () => portal.as('user:default/owner');

  beforeAll(async () => {
    portal = await aPortal(databases, databaseId, {
      features: [policy.factory],
    });
    await portal.refreshCatalog();
    const keys = await tell(portal, [
      ...incidents,
      aPostmortemTold('a', ['old-0', 'old-1'], ['process']),
      ...items,
    ]);
    for (let day = 0; day < 30; day += 1) {
      const { body: deployment } = await owner()
        .post('/deployments', {
          entity: checkout,
          environment: 'production',
          status: 'success',
          finished: at(80 - day, -1),
          release: `1.${day}`,
        })
        .expect(201);
      if (day >= 28) continue;
      const incident = keys[day];
      const { body: cause } = await owner()
        .get(`/incidents/${incident}/change-cause`)
        .expect(200);
      const answer =
        day % 4 === 0
          ? owner().put(`/deployments/${deployment.key}/failures/${incident}`, {
              state: 'confirmed',
            })
          : owner().put(`/incidents/${incident}/change-cause`, {
              answer: 'notChangeCaused',
            });
      await answer.set('If-Match', `"${cause.version}"`).expect(200);
    }
    const { body } = await owner().get(`/incidents/${keys[3]}`).expect(200);
    await owner()
      .patch(`/incidents/${keys[3]}`, { visibility: 'restricted' })
      .set('If-Match', `"${body.version}"`)
      .expect(200);
  });
  beforeEach(() => policy.set({}));
  afterAll(async () => {
    await portal.stop();
  });

  const read = async (path: string, who = 'user:default/owner') =>
    (await portal.as(who).get(`/metrics${path}`).expect(200)).body;
  const months = async (who?: string): Promise<MetricsCalendar['buckets']> =>
    (await read('/calendar?step=month&zone=Asia/Tokyo', who)).buckets;

  describe.each(['before', 'after'])('%s days are put together', when => {
    beforeAll(async () => {
      if (when === 'after') {
        await portal.database('fact_change').update({ last_at: 0 });
        await portal.triggerTask('reliability:fold-facts');
      }
    });

    it('are of a time that is put together, or not', async () => {
      const changed = portal.database('fact_change').whereNot('days', '[]');
      expect((await changed.select()).length > 0).toBe(when === 'before');
    });

    it.each(readers)('are those of its months, for %s', async who => {
      const buckets = await months(who);
      expect(buckets).toHaveLength(12);
      expect(buckets[11].isOver).toBe(false);
      const valued = new Set<string>();
      for (const { from, until, figures, label } of buckets.slice(0, 11)) {
        expect(from).toMatch(/T15:00:00Z$/);
        const alone = await read(`?from=${from}&until=${until}`, who);
        for (const [name, figure] of Object.entries(figures)) {
          // A calendar says of no month whether it differs from the one before.
          const { change: _, ...said } = alone.figures[name];
          expect({ label, name, figure }).toEqual({
            label,
            name,
            figure: said,
          });
          if (['ok', 'lowConfidence'].includes(said.state)) valued.add(name);
        }
      }
      // Nothing is compared with nothing.
      expect([...valued].sort()).toEqual(
        Object.keys(buckets[0].figures).sort(),
      );
    });
  });

  it.each([
    [
      'reliability.deployment.read',
      ['changeFailureRate', 'changeSuccessRate', 'failedDeploymentRecovery'],
    ],
    [
      'reliability.actionItem.read',
      ['commitmentsOnTime', 'commitmentsVerified'],
    ],
  ])('are without what %s denies, and with all else', async (name, unseen) => {
    const all = await months();
    policy.set({ [name]: { result: AuthorizeResult.DENY } });
    const some = await months();
    const nothing = Object.fromEntries(unseen.map(each => [each, null]));
    // The month that goes on is watched longer with every request.
    expect(some.slice(0, 11)).toEqual(
      all.slice(0, 11).map(({ figures, ...month }) => ({
        ...month,
        figures: { ...figures, ...nothing },
      })),
    );
    expect(some[11].figures).toMatchObject(nothing);
  });
});
