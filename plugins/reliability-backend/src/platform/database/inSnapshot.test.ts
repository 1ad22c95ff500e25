import { Knex } from 'knex';
import { eachDatabase } from '../../__testUtils__/eachDatabase';
import { dialectOf } from './dialect';
import { inSnapshot } from './inSnapshot';

eachDatabase('Statements of one moment', (databases, databaseId) => {
  let database: Knex;
  beforeAll(async () => {
    database = await databases.init(databaseId);
    await database.schema.createTable('things', table => {
      table.integer('id');
    });
  });
  beforeEach(() => database('things').delete());

  const countOf = async (tx: Knex) => (await tx('things').select()).length;

  it('see what was there when the first of them began', async () => {
    const counts = await inSnapshot(database, async moment => {
      const before = await countOf(moment);
      // SQLite has one connection, which is taken.
      if (dialectOf(database) === 'postgres') {
        await database('things').insert({ id: 1 });
      }
      return [before, await countOf(moment)];
    });
    expect(counts).toEqual([0, 0]);
  });

  it('see it from within others of the same moment, too', async () => {
    expect(
      await inSnapshot(database, moment => inSnapshot(moment, countOf)),
    ).toBe(0);
  });

  it('are refused where a transaction sees what others write meanwhile', async () => {
    const asked = database
      .transaction(tx => inSnapshot(tx, countOf))
      .then(
        count => `found ${count}`,
        error => String(error),
      );
    expect(await asked).toMatch(
      dialectOf(database) === 'postgres'
        ? /sees what others write meanwhile/
        : /^found 0$/,
    );
  });
});
