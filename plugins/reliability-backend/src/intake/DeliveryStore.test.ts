import { mockServices } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { openDatabase } from '../platform/database/openDatabase';
import { DeliveryStore } from './DeliveryStore';

eachDatabase('Deliveries that are kept', (databases, databaseId) => {
  const store = new DeliveryStore();
  let database: Knex;
  beforeEach(async () => {
    const knex = await databases.init(databaseId);
    database = await openDatabase(mockServices.database({ knex }));
  });

  const keep = (id: string) =>
    store.keep(database, {
      id,
      source: 'pager',
      channel: 'default',
      dedupKey: id,
      contentType: 'application/json',
      body: Buffer.from('what it says'),
      receivedAt: 1000,
    });
  const bodyOf = (of: object | undefined) => Object(of).body?.toString();

  it('are read whole by whoever reads what they say, and by nobody else', async () => {
    await keep('one');
    const { deliveries } = await store.list(database, { limit: 10 });
    expect(deliveries).toHaveLength(1);
    const replayed = await store.replay(database, 'one', 2000);
    expect(replayed).toMatchObject({ id: 'one', availableAt: 2000 });
    expect([...deliveries, replayed].map(bodyOf)).toEqual([
      undefined,
      undefined,
    ]);
    const taken = await store.takeDue(database, 3000, 4000);
    expect(bodyOf(taken)).toBe('what it says');
  });

  it('are asked for by name of column, so that no body is carried to be thrown away', async () => {
    await keep('one');
    const taken = await store.takeDue(database, 3000, 4000);
    if (taken === undefined) throw new Error('Nothing is due');
    const statements: string[] = [];
    database.on('query', ({ sql }: { sql: string }) => statements.push(sql));
    await store.list(database, { limit: 10 });
    await store.advance(database, taken, {
      readThrough: 'a',
      incidents: [1],
      error: null,
      availableAt: 5000,
    });
    await store.replay(database, 'one', 2000);
    expect(statements).toHaveLength(3);
    expect(statements.filter(sql => /\*|\bbody\b/.test(sql))).toEqual([]);
  });
});
