import { IncidentFact } from '@afterword/plugin-reliability-common';
import { mockServices } from '@backstage/backend-test-utils';
import fc from 'fast-check';
import { Knex } from 'knex';
import { eachDatabase, onPostgres } from '../../__testUtils__/eachDatabase';
import { aFactRow } from '../../__testUtils__/aFactRow';
import { Access } from '../access/Access';
import { openDatabase } from '../database/openDatabase';
import { changedDays, factVersion } from './factChanges';
import { Facts, IncidentFactRow } from './Facts';
import { FactSegments } from './FactSegments';

const DAY = 86_400_000;
const START = 20_000 * DAY;
const LATER = 10 * 60_000;

eachDatabase('Segments of facts', (databases, databaseId) => {
  const facts = new Facts();
  let database: Knex;
  let segments: FactSegments;

  beforeAll(async () => {
    database = await openDatabase(
      mockServices.database({ knex: await databases.init(databaseId) }),
    );
  });
  beforeEach(async () => {
    for (const table of ['incident_fact', 'fact_change', 'fact_segment']) {
      await database(table).delete();
    }
    segments = new FactSegments(database, Infinity);
  });

  const put = (...rows: IncidentFactRow[]) =>
    database.transaction(tx =>
      facts.replaceIncidents(
        tx,
        rows.map(each => each.incident_id),
        rows,
      ),
    );
  const foldAll = async () => {
    while ((await segments.fold(Date.now() + LATER)) === 'more');
  };
  const idsIn = async (from: number, until: number) =>
    [...(await segments.read(database, from, until))]
      .filter(
        ({ anchorAt }: IncidentFact) =>
          anchorAt !== null && anchorAt >= from && anchorAt < until,
      )
      .map(({ incidentId }) => incidentId)
      .sort((a, b) => a - b);

  it('are read before and after they are put together, with what was written since', async () => {
    await put(aFactRow(1, START), aFactRow(2, START + DAY), aFactRow(3, null));
    expect(await idsIn(START, START + 2 * DAY)).toEqual([1, 2]);
    await foldAll();
    expect(await changedDays(database)).toEqual(new Set());
    expect(await idsIn(START, START + 2 * DAY)).toEqual([1, 2]);
    await put(aFactRow(4, START + DAY - 1));
    expect(await idsIn(START, START + 2 * DAY)).toEqual([1, 2, 4]);
    expect(await idsIn(START, START + DAY)).toEqual([1, 4]);
    await foldAll();
    expect(await idsIn(START, START + 2 * DAY)).toEqual([1, 2, 4]);
  });

  it('follow a fact that moves to another day, and one that goes', async () => {
    await put(aFactRow(1, START), aFactRow(2, START));
    await foldAll();
    await put(aFactRow(1, START + 5 * DAY));
    await database.transaction(tx => facts.replaceIncidents(tx, [2], []));
    expect(await idsIn(START, START + 9 * DAY)).toEqual([1]);
    await foldAll();
    expect(await idsIn(START, START + 9 * DAY)).toEqual([1]);
    expect(await idsIn(START, START + DAY)).toEqual([]);
  });

  it('hold what everybody may see only, and take in what is released', async () => {
    const [circle] = await new Access().createAll(
      database,
      [{ readers: [], entities: [] }],
      0,
    );
    await put(aFactRow(1, START, circle), aFactRow(2, START));
    expect(await idsIn(START, START + DAY)).toEqual([2]);
    await foldAll();
    expect(await idsIn(START, START + DAY)).toEqual([2]);
    await database.transaction(tx => new Access().release(tx, circle));
    expect(await idsIn(START, START + DAY)).toEqual([1, 2]);
  });

  it('wait while a day is written to, and not for ever', async () => {
    await put(aFactRow(1, START));
    expect(await segments.fold(Date.now())).toBe('waiting');
    expect(await changedDays(database)).toEqual(new Set([20_000]));
    await database('fact_change').update({ first_at: Date.now() - LATER });
    expect(await segments.fold(Date.now())).toBe('done');
    expect(await changedDays(database)).toEqual(new Set());
  });

  it('wait while a day is written to, however long nothing was written before', async () => {
    await put(aFactRow(1, START));
    await foldAll();
    await database('fact_change').update({
      first_at: Date.now() - LATER,
      last_at: Date.now() - LATER,
    });
    await put(aFactRow(2, START + DAY));
    expect(await segments.fold(Date.now())).toBe('waiting');
    expect(await changedDays(database)).toEqual(new Set([20_001]));
  });

  it('put together what has waited, and let what is written meanwhile wait by itself', async () => {
    await put(aFactRow(1, START), aFactRow(2, START + DAY));
    await database('fact_change').update({ first_at: Date.now() - LATER });
    await put(aFactRow(3, START + DAY), aFactRow(4, START + 2 * DAY));
    expect(await segments.fold(Date.now())).toBe('waiting');
    expect(await changedDays(database)).toEqual(new Set([20_002]));
    expect(await idsIn(START, START + 3 * DAY)).toEqual([1, 2, 3, 4]);
    await put(aFactRow(5, START));
    expect(await segments.fold(Date.now())).toBe('waiting');
    expect(await changedDays(database)).toEqual(new Set([20_000, 20_002]));
  });

  it('put one day together at a time where a moment is over with it, and say that there is more', async () => {
    const hurried = new FactSegments(database, 0);
    for (const id of [1, 2]) await put(aFactRow(id, START + id * DAY));
    const later = Date.now() + LATER;
    expect(await hurried.fold(later)).toBe('more');
    expect(await changedDays(database)).toEqual(new Set([20_002]));
    expect(await hurried.fold(later)).toBe('done');
    expect(await changedDays(database)).toEqual(new Set());
  });

  it('put many changes down as one, and do nothing where there is nothing to do', async () => {
    for (const id of [1, 2, 3]) await put(aFactRow(id, START + id * DAY));
    await segments.fold(Date.now());
    expect(await database('fact_change').select('days')).toEqual([
      { days: '[20001,20002,20003]' },
    ]);
    await foldAll();
    const version = await factVersion(database);
    await foldAll();
    expect(await factVersion(database)).toBe(version);
  });

  it('have another version after every write', async () => {
    const versions = [await factVersion(database)];
    const note = async () => versions.push(await factVersion(database));
    await put(aFactRow(1, START));
    await note();
    await foldAll();
    await put(aFactRow(1, START));
    await note();
    await database.transaction(tx => facts.forgetActionItems(tx, [1]));
    await note();
    expect(new Set(versions).size).toBe(4);
  });

  it('equal the facts after any writes and folds', async () => {
    const at = fc.option(fc.integer({ min: 0, max: 6 * DAY }));
    const step = fc.oneof(
      fc.record({ id: fc.nat({ max: 6 }), at, secret: fc.boolean() }),
      fc.constant('fold' as const),
      fc.constant('read' as const),
    );
    const [circle] = await new Access().createAll(
      database,
      [{ readers: [], entities: [] }],
      0,
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async steps => {
        await database('incident_fact').delete();
        await database('fact_segment').delete();
        segments = new FactSegments(database, Infinity);
        const stored = new Map<number, number>();
        for (const each of steps) {
          if (each === 'fold') await foldAll();
          else if (each === 'read') await idsIn(START, START + DAY);
          else {
            const anchor = each.at === null ? null : START + each.at;
            await put(aFactRow(each.id, anchor, each.secret ? circle : null));
            stored.delete(each.id);
            if (anchor !== null && !each.secret) stored.set(each.id, anchor);
          }
        }
        expect(await idsIn(START, START + 7 * DAY)).toEqual(
          [...stored.keys()].sort((a, b) => a - b),
        );
      }),
      { numRuns: 25 },
    );
  });
});

onPostgres('The version of facts', (databases, databaseId) => {
  it('is another after a write that is committed after one that began later', async () => {
    const database = await openDatabase(
      mockServices.database({ knex: await databases.init(databaseId) }),
    );
    const facts = new Facts();
    const versions = [await factVersion(database)];
    const late = await database.transaction();
    await facts.replaceIncidents(late, [2], [aFactRow(2, START)]);
    await facts.replaceIncidents(database, [3], [aFactRow(3, START)]);
    versions.push(await factVersion(database));
    await late.commit();
    versions.push(await factVersion(database));
    expect(new Set(versions).size).toBe(3);
  });
});
