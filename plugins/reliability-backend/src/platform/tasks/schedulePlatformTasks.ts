import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { FactAudit } from '../facts/FactAudit';
import { Folded } from '../facts/FactSegments';
import { OutboxRelay } from '../outbox/OutboxRelay';
import { Platform } from '../Platform';

const DAY = 86_400_000;

/** Recurring work that belongs to no slice. Each task runs once over all replicas. */
export async function schedulePlatformTasks(
  {
    scheduler,
    logger,
  }: { readonly scheduler: SchedulerService; readonly logger: LoggerService },
  platform: Platform,
  { relay, audit }: { readonly relay: OutboxRelay; readonly audit: FactAudit },
): Promise<void> {
  await scheduler.scheduleTask({
    id: 'reliability:catalog-projection',
    frequency: { minutes: 3 },
    timeout: { minutes: 10 },
    initialDelay: { seconds: 2 },
    fn: async () => {
      const { entities } = await platform.catalog.refresh();
      logger.debug(`The catalog projection holds ${entities} entities`);
    },
  });
  await scheduler.scheduleTask({
    id: 'reliability:outbox',
    frequency: { seconds: 15 },
    timeout: { minutes: 5 },
    // Every replica relays: rows are leased, and what one leaves another takes.
    scope: 'local',
    fn: () => relay.drain(),
  });
  await scheduler.scheduleTask({
    id: 'reliability:fold-facts',
    frequency: { seconds: 10 },
    timeout: { minutes: 5 },
    initialDelay: { seconds: 5 },
    fn: async signal => {
      let folded: Folded;
      do {
        folded = await platform.segments.fold(Date.now());
        await platform.turns.letOthersRead();
      } while (folded === 'more' && !signal.aborted);
    },
  });
  await scheduler.scheduleTask({
    id: 'reliability:recompute',
    frequency: { cron: '17 3 * * 0' },
    timeout: { hours: 3 },
    fn: async signal => {
      await audit.run(signal);
    },
  });
  await scheduler.scheduleTask({
    id: 'reliability:forget-idempotency-keys',
    frequency: { hours: 6 },
    timeout: { minutes: 5 },
    initialDelay: { minutes: 5 },
    fn: async () => {
      await platform.idempotency.forget(
        platform.database,
        platform.clock() - 7 * DAY,
      );
    },
  });
}
