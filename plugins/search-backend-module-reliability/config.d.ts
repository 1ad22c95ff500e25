import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  reliability?: {
    /** Where the pages of Afterword are in the portal, as links in notifications, feeds, search and templates lead to them; `/reliability` unless told. */
    path?: string;
  };
  search?: {
    collators?: {
      reliability?: {
        /** How often postmortems and learnings are read anew; every ten minutes unless told. */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
      };
    };
  };
}
