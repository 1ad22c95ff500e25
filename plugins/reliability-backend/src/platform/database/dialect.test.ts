import { mockServices } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { eachDatabase } from '../../__testUtils__/eachDatabase';
import { Access } from '../access/Access';
import { History } from '../history/History';
import { isUniqueViolation } from './dialect';
import { openDatabase } from './openDatabase';

eachDatabase('Writing many rows at once', (databases, databaseId) => {
  it('goes through whatever their number', async () => {
    const database = await openDatabase(
      mockServices.database({ knex: await databases.init(databaseId) }),
    );
    const entries = Array.from({ length: 5_001 }, (_, index) => ({
      kind: 'incident' as const,
      id: index + 1,
      version: 1,
      at: 0,
      actor: null,
      action: 'created',
      changes: {},
      confidentialId: null,
    }));
    await database.transaction(tx =>
      new History(new Access()).appendAll(tx, entries),
    );
    const [row] = await database('history').count({ total: '*' });
    expect(Number(row.total)).toBe(entries.length);
  });
});

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
