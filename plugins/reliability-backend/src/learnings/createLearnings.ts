import { Platform } from '../platform/Platform';
import { ApplyingLearnings } from './ApplyingLearnings';
import { AsksOptions, createAsks } from './asks/createAsks';
import { FacetReading } from './FacetReading';
import { FacetStore } from './FacetStore';
import { LearningFinder } from './LearningFinder';
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
  const finder = new LearningFinder(
    postmortems.store,
    incidents.store,
    platform.scopes,
    revisiting,
    platform.clock,
  );
  const store = new LearningStore(finder);
  const reading = new LearningReading(
    platform,
    store,
    postmortems,
    incidents.failureModes.words,
    revisiting,
    options.visibility,
  );
  const facets = new FacetReading(
    platform,
    new FacetStore(finder),
    reading,
    incidents.failureModes,
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
    handlers: {
      ...asks.handlers,
      ...learningRoutes({ reading, facets, standings }),
    },
    applying: new ApplyingLearnings(
      platform,
      asks.store,
      asks.learnings,
      reading,
    ),
    consumers: asks.consumers,
  };
}

/** The slice, for those below it in the house. */
export type Learnings = Awaited<ReturnType<typeof createLearnings>>;
