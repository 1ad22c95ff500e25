import { Knex } from 'knex';
import { eachDatabase } from '../../__testUtils__/eachDatabase';
import { isUniqueViolation } from './isUniqueViolation';

eachDatabase('A row that cannot be written', (databases, databaseId) => {
  let database: Knex;
  beforeAll(async () => {
    database = await databases.init(databaseId);
    await database.schema.createTable('thing', table => {
      table.integer('id').primary();
      table.string('name').unique();
      table.string('word').notNullable();
      table.integer('other').references('thing.id');
    });
    await database('thing').insert({ id: 1, name: 'a', word: 'x' });
  });
  afterAll(async () => {
    await database.destroy();
  });
  const failing = async (row: object): Promise<unknown> =>
    database('thing')
      .insert(row)
      .then(
        () => undefined,
        error => error,
      );

  it.each([
    ['by its key', { id: 1, name: 'b', word: 'x' }],
    ['by its name', { id: 2, name: 'a', word: 'x' }],
  ])('is there already: %s', async (_, row) => {
    expect(isUniqueViolation(await failing(row))).toBe(true);
  });

  it.each([
    ['something is missing', { id: 2, name: 'b' }],
    ['it refers to nothing', { id: 2, name: 'b', word: 'x', other: 4711 }],
    ['there is no such column', { id: 2, colour: 'red' }],
  ])('is none that is there when %s', async (_, row) => {
    const error = await failing(row);
    expect(error).toBeDefined();
    expect(isUniqueViolation(error)).toBe(false);
  });
});
