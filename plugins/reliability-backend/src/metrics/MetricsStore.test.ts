import {
  ActionItemStatus,
  actionItemSteps,
  CommitmentFact,
  countChecked,
  countCommitments,
  countDue,
  MetricsWindow,
  sumChecked,
  sumDue,
  VerificationFact,
} from '@afterword/plugin-reliability-common';
import { mockServices } from '@backstage/backend-test-utils';
import fc from 'fast-check';
import { Knex } from 'knex';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { Access } from '../platform/access/Access';
import { openDatabase } from '../platform/database/openDatabase';
import { Facts } from '../platform/facts/Facts';
import { ScopeSizes } from '../platform/catalog/ScopeSizes';
import { FactSegments } from '../platform/facts/FactSegments';
import { CommitmentFactStore } from './CommitmentFactStore';
import { MetricsStore } from './MetricsStore';

const DAY = 86_400_000;
const NOW = Date.parse('2026-03-01T12:00:00Z');
const window: MetricsWindow = {
  from: NOW - 30 * DAY,
  until: NOW,
  rolling: 'P30D',
};

const moment = fc.integer({ min: NOW - 40 * DAY, max: NOW + 12 * DAY });
const day = moment.map(at => new Date(at).toISOString().slice(0, 10));
const fact = fc.record({
  status: fc.constantFrom(
    ...(Object.keys(actionItemSteps) as ActionItemStatus[]),
  ),
  due: fc.option(day),
  originalDue: fc.option(day),
  checkOn: fc.option(day),
  doneAt: fc.option(
    fc.oneof(
      moment,
      // The last and the first millisecond of a day.
      fc
        .tuple(day, fc.constantFrom(-1, 0))
        .map(([on, by]) => Date.parse(`${on}T00:00:00Z`) + by),
    ),
  ),
});

eachDatabase('Facts', (databases, databaseId) => {
  let database: Knex;
  const commitments = new CommitmentFactStore(new Access());
  let store: MetricsStore;
  const everything = {
    scope: 'organisation',
    principal: { kind: 'service' as const, subject: 'test' },
  };
  beforeAll(async () => {
    database = await openDatabase(
      mockServices.database({ knex: await databases.init(databaseId) }),
    );
    store = new MetricsStore(
      new Access(),
      new FactSegments(database),
      new ScopeSizes(),
    );
  });

  const keep = async (
    facts: readonly (CommitmentFact & VerificationFact)[],
  ) => {
    await database('action_item_fact').delete();
    await new Facts().insertActionItems(
      database,
      facts.map(each => ({
        action_item_id: each.actionItemId,
        entity_ref: 'component:default/api',
        status: each.status,
        due: each.due,
        original_due: each.originalDue,
        check_on: each.checkOn,
        committed_at: null,
        done_at: each.doneAt,
        verified_at: null,
        confidential_id: null,
      })),
    );
  };

  it('of promises are counted in the database as they are defined', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fact, { maxLength: 40 }), async given => {
        const facts = given.map((each, index) => ({
          ...each,
          actionItemId: index + 1,
        }));
        await keep(facts);
        const days = await commitments.dueDays(database, everything, window);
        expect(sumDue(days, window)).toEqual(countDue(facts, window));
        expect(
          await commitments.counts(database, everything, window, NOW),
        ).toEqual({
          checked: countChecked(facts, window),
          open: countCommitments(facts, NOW),
        });
        const checked = await commitments.checkedDays(
          database,
          everything,
          window,
        );
        expect(sumChecked(checked, window)).toEqual(
          countChecked(facts, window),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('are read whatever the number of entities that their reader may see', async () => {
    await keep([
      {
        actionItemId: 1,
        status: 'committed',
        due: '2026-03-02',
        originalDue: '2026-02-10',
        checkOn: null,
        doneAt: null,
      },
    ]);
    const others = Array.from(
      { length: 70_000 },
      (_, index) => `component:default/service-${index}`,
    );
    const among = {
      ...everything,
      readable: [...others, 'component:default/api'],
    };
    const without = { ...everything, readable: others };
    const { from, until } = window;
    expect([
      ...(await store.incidentFacts(database, among, from, until)),
    ]).toEqual([]);
    expect(
      await commitments.counts(database, among, window, NOW),
    ).toMatchObject({
      open: { open: 1 },
    });
    expect(await commitments.dueDays(database, among, window)).toMatchObject([
      { kept: 1 },
    ]);
    expect(
      await commitments.counts(database, without, window, NOW),
    ).toMatchObject({
      open: { open: 0 },
    });
  });
});
