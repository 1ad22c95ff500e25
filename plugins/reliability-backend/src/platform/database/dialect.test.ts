import { mockServices } from '@backstage/backend-test-utils';
import { eachDatabase } from '../../__testUtils__/eachDatabase';
import { Access } from '../access/Access';
import { History } from '../history/History';
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
