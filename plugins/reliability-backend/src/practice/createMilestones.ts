import {
  defaultMilestoneRules,
  milestonesContract,
} from '@afterword/plugin-reliability-common';
import {
  LoggerService,
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  SchedulerService,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { Incidents } from '../incidents';
import { CatalogVisibility } from '../platform/catalog/CatalogVisibility';
import { Handlers } from '../platform/http/ContractRouter';
import { Platform } from '../platform/Platform';
import { Postmortems } from '../postmortems';
import { MilestoneFactStore } from './milestones/MilestoneFactStore';
import { MilestoneFinding } from './milestones/MilestoneFinding';
import { MilestoneReading } from './milestones/MilestoneReading';
import { MilestoneRules } from './milestones/MilestoneRules';
import { MilestoneStore } from './milestones/MilestoneStore';

/** The rules of milestones that come with the plugin, to which modules add theirs. */
export function builtInMilestones(): MilestoneRules {
  const rules = new MilestoneRules();
  for (const rule of defaultMilestoneRules) rules.add(rule);
  return rules;
}

/** Puts together what finds milestones, and what reads them. */
export async function createMilestones(
  platform: Platform,
  options: {
    readonly config: Config;
    readonly incidents: Incidents;
    readonly logger: LoggerService;
    readonly milestoneRules: MilestoneRules;
    readonly postmortems: Postmortems;
    readonly scheduler: SchedulerService;
    readonly visibility: CatalogVisibility;
  },
) {
  const { incidents, logger, milestoneRules, postmortems } = options;
  const store = new MilestoneStore(postmortems.store);
  const finding = new MilestoneFinding(
    platform,
    new MilestoneFactStore(),
    store,
    incidents.failureModes.store,
    milestoneRules,
    logger,
  );
  const reading = new MilestoneReading(
    platform,
    store,
    postmortems,
    options.visibility,
  );
  await options.scheduler.scheduleTask({
    id: 'reliability:find-milestones',
    ...scheduleFrom(options.config),
    fn: signal => finding.look(signal),
  });
  const handlers: Handlers<typeof milestonesContract> = {
    listMilestones: ({ context, query }) => reading.list(context, query),
    getMilestoneHistory: ({ context, params, query }) =>
      reading.history(context, params.id, query),
  };
  return { handlers };
}

/** How often what was reached is looked for: every hour unless told. */
function scheduleFrom(config: Config): SchedulerServiceTaskScheduleDefinition {
  const given = config.getOptionalConfig('reliability.milestones.schedule');
  return given === undefined
    ? {
        frequency: { hours: 1 },
        timeout: { minutes: 10 },
        initialDelay: { minutes: 2 },
      }
    : readSchedulerServiceTaskScheduleDefinitionFromConfig(given);
}
