import { IncidentDay } from '@afterword/plugin-reliability-common';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import fc from 'fast-check';
import { Knex } from 'knex';
import { eachDatabase } from '../../__testUtils__/eachDatabase';
import { IncidentDayStore } from './IncidentDayStore';

const DAY_MS = 86_400_000;
const directory = resolvePackagePath(
  '@afterword/plugin-reliability-backend',
  'migrations',
);

/** An incident as far as its day counts. */
interface Told {
  readonly kind: string;
  readonly mode: string | null;
  readonly anchor: number | null;
  readonly restricted: boolean;
  readonly merged: boolean;
  /** Numbers that are missing before its own. */
  readonly gap: number;
}

const told: fc.Arbitrary<Told> = fc.record({
  kind: fc.constantFrom('incident', 'incident', 'nearMiss'),
  mode: fc.constantFrom(null, 'Disk full', 'retry-storm'),
  anchor: fc.option(fc.integer({ min: 0, max: 4 * DAY_MS })),
  restricted: fc.boolean(),
  merged: fc.boolean(),
  gap: fc.integer({ min: 0, max: 3 }),
});

const nameOf = ({ day, failureMode }: IncidentDay) => `${day} ${failureMode}`;

const inOrder = (days: readonly IncidentDay[] | undefined) =>
  days && [...days].sort((a, b) => nameOf(a).localeCompare(nameOf(b)));

eachDatabase('Incidents by day', (databases, databaseId) => {
  let knex: Knex;
  let circle: number;
  const turns = { letOthersRead: async () => {} };
  const never = new AbortController().signal;
  beforeAll(async () => {
    knex = await databases.init(databaseId);
    await knex.migrate.latest({ directory });
    const [row] = await knex('confidential')
      .insert({ created_at: 1 })
      .returning('id');
    circle = Number(row.id);
  });
  afterAll(() => knex.destroy());

  const fill = async (all: readonly Told[]) => {
    await knex('incident').delete();
    let id = 0;
    for (const each of all) {
      id += 1 + each.gap;
      await knex('incident').insert({
        id,
        version: 1,
        title: 'Incident',
        search_text: 'incident',
        kind: each.kind,
        severity_sort: '-',
        status: 'open',
        failure_mode: each.mode,
        summary: '',
        dimensions: '{}',
        stated: '{}',
        times: '{}',
        flags: '[]',
        flagged: false,
        anchor_at: each.anchor,
        sort_at: 1,
        merged_into: each.merged ? 1 : null,
        confidential_id: each.restricted ? circle : null,
        created_at: 1,
        updated_at: 1,
      });
    }
  };

  it('are those of all that everybody may see, in portions of any size', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(told, { maxLength: 12 }),
        fc.integer({ min: 1, max: 40 }),
        async (all, atOnce) => {
          await fill(all);
          const counts = new Map<string, IncidentDay>();
          for (const { anchor, kind, merged, mode, restricted } of all) {
            if (kind !== 'incident' || merged || restricted) continue;
            if (anchor === null) continue;
            const day = Math.floor(anchor / DAY_MS);
            const name = `${day} ${mode}`;
            const count = (counts.get(name)?.count ?? 0) + 1;
            counts.set(name, { day, failureMode: mode, count });
          }
          const store = new IncidentDayStore(atOnce);
          expect(inOrder(await store.read(knex, turns, never))).toEqual(
            inOrder([...counts.values()]),
          );
        },
      ),
      { numRuns: 25 },
    );
  });

  it('are left where the task is to end, and others are answered between portions', async () => {
    const incident: Told = {
      kind: 'incident',
      mode: null,
      anchor: 1,
      restricted: false,
      merged: false,
      gap: 0,
    };
    await fill(Array.from({ length: 10 }, () => incident));
    const store = new IncidentDayStore(2);
    let answered = 0;
    const ending = new AbortController();
    const between = {
      letOthersRead: async () => {
        answered += 1;
        if (answered === 3) ending.abort();
      },
    };
    expect(await store.read(knex, between, ending.signal)).toBeUndefined();
    expect(answered).toBe(3);
    answered = -10;
    expect(await store.read(knex, between, never)).toEqual([
      { day: 0, failureMode: null, count: 10 },
    ]);
    expect(answered).toBe(-5);
  });
});
