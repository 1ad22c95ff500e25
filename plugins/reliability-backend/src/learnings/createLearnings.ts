import { Incidents } from '../incidents';
import { Platform } from '../platform/Platform';
import { Postmortems } from '../postmortems';
import { LearningReading } from './LearningReading';
import { learningRoutes } from './learningRoutes';
import { LearningStandings } from './LearningStandings';
import { LearningStore } from './LearningStore';

/** Puts the slice together. */
export function createLearnings(
  platform: Platform,
  {
    incidents,
    postmortems,
  }: { readonly incidents: Incidents; readonly postmortems: Postmortems },
) {
  const store = new LearningStore(postmortems.store, platform.scopes);
  const reading = new LearningReading(
    platform,
    store,
    postmortems,
    incidents.failureModes.words,
  );
  const standings = new LearningStandings(
    platform,
    store,
    postmortems,
    reading,
  );
  return { handlers: learningRoutes(reading, standings) };
}
