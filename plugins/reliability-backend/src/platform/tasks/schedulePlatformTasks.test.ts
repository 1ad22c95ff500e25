import { mockServices } from '@backstage/backend-test-utils';
import { eachDatabase } from '../../__testUtils__/eachDatabase';
import { TestScheduler } from '../../__testUtils__/TestScheduler';
import { Turns } from '../database/Turns';
import { FactAudit } from '../facts/FactAudit';
import { Folded } from '../facts/FactSegments';
import { OutboxRelay } from '../outbox/OutboxRelay';
import { Platform } from '../Platform';
import { schedulePlatformTasks } from './schedulePlatformTasks';

const FOLDS = 20;

eachDatabase('Putting days of facts together', (databases, databaseId) => {
  it('lets others be answered between two transactions, however many there are', async () => {
    const database = await databases.init(databaseId);
    let answered = 0;
    let folds = 0;
    const segments = {
      fold: async (): Promise<Folded> => {
        folds += 1;
        await database.transaction(tx => tx.raw('select 1'));
        setImmediate(() => {
          answered += 1;
        });
        return folds < FOLDS ? 'more' : 'done';
      },
    };
    const logger = mockServices.logger.mock();
    const scheduler = new TestScheduler();
    await schedulePlatformTasks(
      { scheduler, logger },
      { segments, turns: new Turns(database) } as unknown as Platform,
      {
        relay: new OutboxRelay(database, [], logger),
        audit: new FactAudit(
          { database, turns: new Turns(database) },
          [],
          [],
          logger,
        ),
      },
    );
    await scheduler.triggerTask('reliability:fold-facts');
    expect(folds).toBe(FOLDS);
    // PostgreSQL may be done with one before somebody else's turn.
    expect(answered).toBeGreaterThan(FOLDS / 2);
    await database.destroy();
  });
});
