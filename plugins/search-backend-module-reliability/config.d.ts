import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  search?: {
    collators?: {
      reliability?: {
        /** How often postmortems and learnings are read anew; every ten minutes unless told. */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
        /** Where the pages of Afterword are in the portal, as results lead to them; `/reliability` unless told. */
        path?: string;
      };
    };
  };
}
