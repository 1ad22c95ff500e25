import { Platform } from '../platform/Platform';
import { AsksOptions, createAsks } from './asks/createAsks';
import { LearningReading } from './LearningReading';
import { learningRoutes } from './learningRoutes';
import { LearningStandings } from './LearningStandings';
import { LearningStore } from './LearningStore';
import { Revisiting } from './Revisiting';

/** Puts the slice together. */
export async function createLearnings(
  platform: Platform,
  options: AsksOptions,
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
  const asks = await createAsks(platform, store, options);
  const standings = new LearningStandings(
    platform,
    store,
    postmortems,
    reading,
    revisiting,
    asks.rounds,
  );
  return {
    /** What is asked, and answered. */
    asks: asks.reading,
    store,
    reading,
    handlers: { ...asks.handlers, ...learningRoutes(reading, standings) },
    consumers: asks.consumers,
  };
}

/** The slice, for those below it in the house. */
export type Learnings = Awaited<ReturnType<typeof createLearnings>>;
