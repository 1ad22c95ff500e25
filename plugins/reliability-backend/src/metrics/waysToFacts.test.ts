import { ORGANISATION } from '@afterword/plugin-reliability-common';
import { mockServices } from '@backstage/backend-test-utils';
import fc from 'fast-check';
import { Knex } from 'knex';
import { aFactRow } from '../__testUtils__/aFactRow';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { Access } from '../platform/access/Access';
import { ScopeSizes } from '../platform/catalog/ScopeSizes';
import { openDatabase } from '../platform/database/openDatabase';
import { Facts } from '../platform/facts/Facts';
import { FactSegments } from '../platform/facts/FactSegments';
import { MetricsStore } from './MetricsStore';
import { FactScope } from './scopeFilters';

const DAY = 86_400_000;
const START = 20_000 * DAY;
const LATER = 10 * 60_000;
const TEAM = 'group:default/team';
const entities = [0, 1, 2].map(n => `component:default/service-${n}`);

/** Sizes that are as it is said. */
class SaidSizes extends ScopeSizes {
  constructor(private readonly said: boolean) {
    super();
  }

  async areFew(): Promise<boolean> {
    return this.said;
  }
}

const moment = fc.integer({ min: START - 9 * DAY, max: START + 9 * DAY });
const history = fc.record({
  incidents: fc.array(
    fc.record({
      anchorAt: fc.option(moment),
      entity: fc.constantFrom(...entities, TEAM, ''),
      lasts: fc.option(fc.integer({ min: 0, max: 12 * DAY })),
      circle: fc.constantFrom(null, null, 1, 2),
    }),
    { maxLength: 14 },
  ),
  /** How many of them were there when days were put together. */
  folded: fc.nat({ max: 14 }),
  scope: fc.constantFrom(ORGANISATION, TEAM, entities[0]),
  readable: fc.option(fc.subarray([...entities, TEAM, '']), { nil: undefined }),
  asked: fc.option(fc.subarray(entities, { minLength: 1 }), {
    nil: undefined,
  }),
  circles: fc.constantFrom<number[][]>([], [1], [1, 2]),
  isService: fc.boolean(),
});

eachDatabase('Facts of a scope', (databases, databaseId) => {
  const facts = new Facts();
  let database: Knex;

  beforeAll(async () => {
    database = await openDatabase(
      mockServices.database({ knex: await databases.init(databaseId) }),
    );
    await database('confidential').insert(
      [1, 2].map(id => ({ id, created_at: START })),
    );
    await database('catalog_membership').insert(
      entities.slice(0, 2).map(entity_ref => ({ scope_ref: TEAM, entity_ref })),
    );
  });

  it('are the same by SQL, where they are few, and from segments, where they are many', async () => {
    await fc.assert(
      fc.asyncProperty(history, async given => {
        for (const table of ['incident_fact', 'fact_change', 'fact_segment']) {
          await database(table).delete();
        }
        const rows = given.incidents.map(
          ({ anchorAt, entity, lasts, circle }, id) => ({
            ...aFactRow(id + 1, anchorAt, circle),
            entity_ref: entity,
            mitigated_at:
              anchorAt === null || lasts === null ? null : anchorAt + lasts,
          }),
        );
        const segments = new FactSegments(database);
        await facts.insertIncidents(database, rows.slice(0, given.folded));
        while ((await segments.fold(Date.now() + LATER)) === 'more');
        await facts.insertIncidents(database, rows.slice(given.folded));

        const where: FactScope = {
          scope: given.scope,
          readable: given.readable,
          entities: given.asked,
          principal: given.isService
            ? { kind: 'service', subject: 'test' }
            : {
                kind: 'user',
                ref: 'user:default/reader',
                groups: [],
                refs: ['user:default/reader'],
                circles: given.circles,
              },
        };
        const range = { from: START - 2 * DAY, until: START + 2 * DAY };
        const found = async (areFew: boolean) => {
          const store = new MetricsStore(
            new Access(),
            segments,
            new SaidSizes(areFew),
          );
          const touching = await store.factsTouching(database, where, range);
          const idsOf = (all: Iterable<{ incidentId: number }>) =>
            Array.from(all, ({ incidentId }) => incidentId).sort(
              (a, b) => a - b,
            );
          const within = [...touching.facts].filter(
            ({ anchorAt }) =>
              anchorAt !== null &&
              anchorAt >= range.from &&
              anchorAt < range.until,
          );
          return {
            within: idsOf(within),
            spanning: idsOf(touching.spanning),
          };
        };
        expect(await found(false)).toEqual(await found(true));
        expect(await found(true)).toEqual(expectedOf(rows, where, range));
      }),
      { numRuns: 80 },
    );
  }, 120_000);
});

/** The same, one by one. */
function expectedOf(
  rows: readonly ReturnType<typeof aFactRow>[],
  { scope, readable, entities: asked, principal }: FactScope,
  { from, until }: { readonly from: number; readonly until: number },
) {
  const members = scope === TEAM ? [TEAM, ...entities.slice(0, 2)] : [scope];
  const circles = principal.kind === 'user' ? principal.circles ?? [] : [];
  const seen = rows.filter(
    ({ entity_ref: ref, confidential_id: circle }) =>
      (scope === ORGANISATION || members.includes(ref)) &&
      (readable === undefined || readable.includes(ref)) &&
      (asked === undefined || asked.includes(ref)) &&
      (circle === null || circles.includes(circle)),
  );
  const idsOf = (some: typeof seen) => some.map(row => row.incident_id);
  return {
    within: idsOf(
      seen.filter(
        ({ anchor_at: at }) => at !== null && at >= from && at < until,
      ),
    ),
    spanning: idsOf(
      seen.filter(
        ({ anchor_at: at, mitigated_at: end }) =>
          at !== null && at < from && (end === null || end > from),
      ),
    ),
  };
}
