import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { Outbox } from '../platform/outbox/Outbox';
import { Platform } from '../platform/Platform';
import { MonthlyReports } from './MonthlyReports';
import { ReportSubscriptionStore } from './ReportSubscriptionStore';

eachDatabase('Reports that are due', (databases, databaseId) => {
  const prepared = async () => {
    const database = await databases.init(databaseId);
    await database.migrate.latest({
      directory: resolvePackagePath(
        '@afterword/plugin-reliability-backend',
        'migrations',
      ),
    });
    const store = new ReportSubscriptionStore();
    const outbox = new Outbox();
    let now = Date.parse('2026-10-15T00:00:00Z');
    const monthly = new MonthlyReports(
      { clock: () => now, database, outbox } as unknown as Platform,
      store,
    );
    return {
      database,
      outbox,
      hand: () => monthly.hand(new AbortController().signal),
      at: (instant: string) => {
        now = Date.parse(instant);
      },
      add: async (group: string, scope = 'organisation') => {
        const { id } = await store.add(
          database,
          { scope, group },
          { createdBy: 'x', createdAt: now, sentFor: '2026-09' },
        );
        return id;
      },
      handed: async () =>
        (await database('outbox').orderBy('id').select('payload')).map(row =>
          JSON.parse(row.payload),
        ),
    };
  };

  it('are handed over with the first moment of a month in UTC, and not before', async () => {
    const { add, at, hand, handed, database } = await prepared();
    const id = await add('group:default/a');
    at('2026-10-31T23:59:59.999Z');
    await hand();
    expect(await handed()).toEqual([]);
    at('2026-11-01T00:00:00.000Z');
    await hand();
    await hand();
    expect(await handed()).toEqual([
      {
        subscription: id,
        month: '2026-10',
        key: 'organisation, group:default/a, 2026-10',
        entities: ['group:default/a'],
      },
    ]);
    at('2027-02-03T00:00:00.000Z');
    await hand();
    expect((await handed()).map(({ month }) => month)).toEqual([
      '2026-10',
      '2027-01',
    ]);
    await database.destroy();
  });

  it('are due still after a crash that left nothing in the outbox', async () => {
    const { add, at, hand, handed, outbox, database } = await prepared();
    await add('group:default/a');
    await add('group:default/b');
    at('2026-11-01T05:00:00.000Z');
    const write = outbox.add.bind(outbox);
    const crash = jest
      .spyOn(outbox, 'add')
      .mockImplementationOnce(write)
      .mockRejectedValueOnce(new Error('the power went'));
    await expect(hand()).rejects.toThrow('the power went');
    expect(await handed()).toHaveLength(1);
    crash.mockRestore();
    await hand();
    const subscriptions = (await handed()).map(
      ({ subscription }) => subscription,
    );
    expect(subscriptions).toHaveLength(2);
    expect(new Set(subscriptions).size).toBe(2);
    await database.destroy();
  });

  it('are all handed over, also where there are many', async () => {
    const { add, at, hand, handed, database } = await prepared();
    for (let index = 0; index < 205; index += 1) {
      await add(`group:default/${index}`, `system:default/${index % 3}`);
    }
    at('2026-11-01T05:00:00.000Z');
    await hand();
    expect(await handed()).toHaveLength(205);
    await database.destroy();
  });
});
