import { inspect } from 'node:util';
import { mockServices } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { eachDatabase } from '../../__testUtils__/eachDatabase';
import { openDatabase } from './openDatabase';

const SECRET = 'zanzibarquokka';

eachDatabase('The error of a statement', (databases, databaseId) => {
  let database: Knex;
  beforeAll(async () => {
    database = await openDatabase(
      mockServices.database({ knex: await databases.init(databaseId) }),
    );
    await database.schema.createTable('thing', table => {
      table.string('name', 300).unique();
      table.string('word').notNullable();
      table.integer('number').checkPositive();
    });
    await database('thing').insert({ name: SECRET, word: SECRET });
  });
  afterAll(async () => {
    await database.destroy();
  });
  const errorOf = async (query: PromiseLike<unknown>): Promise<Error> => {
    try {
      await query;
    } catch (error) {
      return error as Error;
    }
    throw new Error('It went through');
  };

  it.each([
    ['is there already', { name: SECRET, word: SECRET }],
    ['lacks something', { name: `${SECRET} 2`, word: null }],
    ['may not be like that', { name: SECRET, word: SECRET, number: -1 }],
    ['has a column too many', { word: SECRET, colour: SECRET }],
  ])('shows the statement and no value when a row %s', async (_, row) => {
    const insert = (tx: Knex) => tx('thing').insert(row);
    for (const error of [
      await errorOf(insert(database)),
      await errorOf(database.transaction(insert)),
      await errorOf(
        database.transaction(tx =>
          tx.transaction(savepoint => insert(savepoint)),
        ),
      ),
    ]) {
      expect(error.message).toMatch(/^insert into .thing. /);
      expect(`${error.stack}\n${inspect(error)}`).not.toContain(SECRET);
    }
  });

  it('does not quote what the database could not understand', async () => {
    const cast =
      database.client.config.client === 'pg'
        ? 'select ?::json'
        : "select json_extract(?, '$.a')";
    const error = await errorOf(database.raw(cast, [`{${SECRET}`]));
    expect(error.message).toContain('select ');
    expect(`${error.stack}\n${inspect(error)}`).not.toContain(SECRET);
  });

  it('is short, however many rows were to be written', async () => {
    const rows = Array.from({ length: 400 }, () => ({
      name: SECRET,
      word: 'x',
    }));
    const error = await errorOf(database('thing').insert(rows));
    expect(error.message.length).toBeLessThan(800);
    expect(error.message).toMatch(/unique/i);
  });
});
