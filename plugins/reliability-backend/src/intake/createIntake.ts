import { intakeContract } from '@afterword/plugin-reliability-common';
import { ReliabilityQuery } from '@afterword/plugin-reliability-node';
import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { Incidents } from '../incidents';
import { ConditionTransformer } from '../platform/access/Authorizer';
import { CatalogVisibility } from '../platform/catalog/CatalogVisibility';
import { inTransaction } from '../platform/database/inTransaction';
import { Handlers } from '../platform/http/ContractRouter';
import { DeadLetters } from '../platform/outbox/DeadLetters';
import { Platform } from '../platform/Platform';
import { Deliveries } from './Deliveries';
import { DeliveryReader } from './DeliveryReader';
import { DeliveryStore } from './DeliveryStore';
import { IncidentSources } from './IncidentSources';
import { intakeRouter } from './intakeRouter';
import { DeliveryIntake } from './DeliveryIntake';
import { SpellStore } from './SpellStore';

const DAY = 86_400_000;

/** Puts the slice together and schedules what it does on its own. */
export async function createIntake(
  platform: Platform,
  options: {
    readonly incidents: Incidents;
    readonly sources: IncidentSources;
    readonly deadLetters: DeadLetters;
    readonly visibility: CatalogVisibility;
    readonly transforms: {
      readonly incidents: ConditionTransformer<ReliabilityQuery>;
    };
    readonly config: Config;
    readonly logger: LoggerService;
    readonly scheduler: SchedulerService;
  },
) {
  const { config, scheduler } = options;
  const store = new DeliveryStore();
  const spells = new SpellStore();
  const intake = new DeliveryIntake(
    platform,
    store,
    new DeliveryReader(
      platform,
      store,
      options.incidents,
      options.sources,
      options.logger,
    ),
    options.sources,
    options.logger,
    {
      maxWaiting:
        config.getOptionalNumber('reliability.intake.maxWaiting') ?? 2000,
    },
  );
  await scheduler.scheduleTask({
    id: 'reliability:intake',
    frequency: { seconds: 15 },
    timeout: { minutes: 5 },
    scope: 'local',
    fn: () => intake.drain(),
  });
  const retentionDays =
    config.getOptionalNumber('reliability.intake.retentionDays') ?? 90;
  const givenUpRetentionDays =
    config.getOptionalNumber('reliability.intake.givenUpRetentionDays') ?? 365;
  await scheduler.scheduleTask({
    id: 'reliability:forget-deliveries',
    frequency: { hours: 6 },
    timeout: { minutes: 5 },
    initialDelay: { minutes: 7 },
    fn: async () => {
      const processed = platform.clock() - retentionDays * DAY;
      const givenUp = platform.clock() - givenUpRetentionDays * DAY;
      await store.forget(platform.database, { processed, givenUp });
      await inTransaction(platform.database, tx =>
        spells.forget(tx, processed),
      );
    },
  });
  await scheduler.scheduleTask({
    id: 'reliability:forget-dead-letters',
    frequency: { hours: 6 },
    timeout: { minutes: 5 },
    initialDelay: { minutes: 7 },
    fn: () =>
      options.deadLetters.forget(
        platform.database,
        platform.clock() - givenUpRetentionDays * DAY,
      ),
  });
  const deliveries = new Deliveries(
    platform,
    store,
    options.incidents,
    options.sources,
    options.deadLetters,
    options.visibility,
    options.transforms.incidents,
  );
  const handlers: Handlers<typeof intakeContract> = {
    listDeliveries: ({ context, query }) => deliveries.list(context, query),
    replayDelivery: async ({ context, params }) => {
      const replayed = await deliveries.replay(context, params.id);
      void intake.drain();
      return replayed;
    },
    discardDelivery: ({ context, params }) =>
      deliveries.discard(context, params.id),
    listSources: ({ context }) => deliveries.health(context),
    listDeadLetters: ({ context, query }) => deliveries.dead(context, query),
    replayDeadLetter: ({ context, params }) =>
      deliveries.replayDead(context, params.id),
    discardDeadLetter: ({ context, params }) =>
      deliveries.discardDead(context, params.id),
  };
  return { intake, handlers, router: intakeRouter(intake, options.logger) };
}
