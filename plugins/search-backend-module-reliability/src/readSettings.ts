import { PAGES_PATH, pagesPath } from '@afterword/plugin-reliability-common';
import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  type SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';

const KEY = 'search.collators.reliability';

const defaultSchedule: SchedulerServiceTaskScheduleDefinition = {
  frequency: { minutes: 10 },
  timeout: { minutes: 15 },
  // Pages are asked for over HTTP, which answers once every plugin has started.
  initialDelay: { seconds: 10 },
};

/** When search reads Afterword, and where the pages are that it leads to. */
export interface Settings {
  readonly schedule: SchedulerServiceTaskScheduleDefinition;
  readonly base: string;
}

/** @throws Error when the schedule is none, the path does not begin with a slash, or it is where it was once */
export function readSettings(config: Config): Settings {
  const own = config.getOptionalConfig(KEY);
  const schedule = own?.getOptionalConfig('schedule');
  if (own?.has('path')) {
    throw new Error(`${KEY}.path is ${PAGES_PATH}, which all links follow`);
  }
  return {
    schedule: schedule
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule)
      : defaultSchedule,
    base: pagesPath(config),
  };
}
