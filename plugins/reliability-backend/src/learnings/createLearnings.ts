import { Config } from '@backstage/config';
import { Incidents } from '../incidents';
import { Platform } from '../platform/Platform';
import { Postmortems } from '../postmortems';
import { LearningReading } from './LearningReading';
import { learningRoutes } from './learningRoutes';
import { LearningStandings } from './LearningStandings';
import { LearningStore } from './LearningStore';
import { Revisiting } from './Revisiting';

/** Puts the slice together. */
export function createLearnings(
  platform: Platform,
  options: {
    readonly config: Config;
    readonly incidents: Incidents;
    readonly postmortems: Postmortems;
  },
) {
  const { config, incidents, postmortems } = options;
  const revisiting = Revisiting.from(config);
  const store = new LearningStore(
    postmortems.store,
    platform.scopes,
    revisiting,
    platform.clock,
  );
  const reading = new LearningReading(
    platform,
    store,
    postmortems,
    incidents.failureModes.words,
    revisiting,
  );
  const standings = new LearningStandings(
    platform,
    store,
    postmortems,
    reading,
    revisiting,
  );
  return { handlers: learningRoutes(reading, standings) };
}
