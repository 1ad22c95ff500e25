import { mockServices } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { eachDatabase } from '../../__testUtils__/eachDatabase';
import { openDatabase } from './openDatabase';
import { Latest, latestThatSay } from './textSearch';

const anIncident = (id: number, title: string) => ({
  id,
  title,
  search_text: title,
  kind: 'incident',
  severity_sort: 'unknown',
  status: 'open',
  summary: '',
  dimensions: '{}',
  stated: '{}',
  times: '{}',
  flags: '[]',
  flagged: false,
  sort_at: id,
  created_at: id,
  updated_at: id,
  version: 1,
});

eachDatabase('The latest that say something', (databases, databaseId) => {
  let database: Knex;
  const latest = async (
    over: Partial<Latest> = {},
    groups: string[][] = [['slow', 'answer'], ['kafka']],
  ): Promise<number[]> => {
    const found = latestThatSay(database, 'incident', groups, {
      most: 3,
      narrow: () => {},
      ...over,
    });
    const rows = await database.from(found.as('found')).select('id');
    return rows.map(row => Number(row.id)).sort((a, b) => b - a);
  };

  beforeAll(async () => {
    database = await openDatabase(
      mockServices.database({ knex: await databases.init(databaseId) }),
    );
    await database('incident').insert([
      anIncident(1, 'Kafka is away'),
      anIncident(2, 'Slow answers'),
      anIncident(3, 'Slow pages'),
      anIncident(4, 'The answer is slow'),
      anIncident(5, 'Answers'),
      anIncident(6, 'Slowly answering Kafka'),
    ]);
  });

  it('say all words of one group, in any form', async () => {
    expect(await latest({ most: 9 })).toEqual([6, 4, 2, 1]);
    expect(await latest()).toEqual([6, 4, 2]);
    expect(await latest({}, [])).toEqual([]);
  });

  it('are the same whatever is looked at first', async () => {
    for (const recent of [-5, 1, 2, 3, 4, 6, 7, 99]) {
      expect(await latest({ recent })).toEqual([6, 4, 2]);
      expect(await latest({ recent, most: 1 })).toEqual([6]);
    }
  });

  it('are the same however many thousand came between them', async () => {
    const ids = [4_095, 4_096, 8_191, 8_192, 70_000];
    await database('incident').insert(
      ids.map(id => anIncident(id, 'Kafka again')),
    );
    for (const recent of [-5, 6, ...ids, 69_999, 70_001]) {
      expect(await latest({ recent })).toEqual([70_000, 8_192, 8_191]);
      expect(await latest({ recent, most: 7 })).toEqual(
        [6, 4, ...ids].sort((a, b) => b - a),
      );
    }
    await database('incident').whereIn('id', ids).delete();
  });

  it('are none where nothing but words of no meaning is asked for', async () => {
    if (database.client.config.client !== 'pg') return;
    expect(await latest({ recent: 1 }, [['the', 'during']])).toEqual([]);
  });

  it('are found in the index that PostgreSQL has of them', async () => {
    if (database.client.config.client !== 'pg') return;
    const plan = await database.transaction(async tx => {
      // Of so few any plan is good, and the cheapest reads them all.
      await tx.raw('set local enable_seqscan = off');
      await tx.raw('set local enable_indexscan = off');
      const found = latestThatSay(tx, 'incident', [['kafka']], {
        most: 3,
        narrow: () => {},
      });
      const { sql, bindings } = found.toSQL();
      const { rows } = await tx.raw(`explain ${sql}`, [...bindings]);
      return JSON.stringify(rows);
    });
    expect(plan).toContain('Bitmap Index Scan on incident_text');
  });

  it('have their places taken by nothing that is left out', async () => {
    const narrow: Latest['narrow'] = found =>
      found.whereNot('incident.id', 6).whereNot('incident.id', 4);
    for (const recent of [undefined, 2, 5]) {
      expect(await latest({ recent, narrow, most: 2 })).toEqual([2, 1]);
    }
  });
});
