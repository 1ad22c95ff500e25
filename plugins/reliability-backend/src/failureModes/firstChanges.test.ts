import { mockServices } from '@backstage/backend-test-utils';
import {
  defaultFailureModes,
  FailureMode,
} from '@afterword/plugin-reliability-common';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { untilSomebodyWaits } from '../__testUtils__/untilSomebodyWaits';
import { inTransaction } from '../platform/database/inTransaction';
import { openDatabase } from '../platform/database/openDatabase';
import { FailureModeStore } from './FailureModeStore';

eachDatabase('The first changes of failure modes', (databases, databaseId) => {
  it('are made one after the other, though there is no row to hold yet', async () => {
    const knex = await databases.init(databaseId);
    const database = await openDatabase(mockServices.database({ knex }));
    const store = new FailureModeStore();
    const [mode] = defaultFailureModes;
    const first = await database.transaction();
    await store.hold(first);

    const second = inTransaction(database, async tx => {
      await store.hold(tx);
      return (await store.all(tx)).find(({ id }) => id === mode.id);
    });
    try {
      await untilSomebodyWaits(database);
      await store.put(first, { ...mode, version: 1 } satisfies FailureMode);
    } finally {
      await first.commit();
    }
    expect(await second).toMatchObject({ version: 1 });
  });
});
