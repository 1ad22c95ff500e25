import { Platform } from '../platform/Platform';
import { ApplyingLearnings } from './ApplyingLearnings';
import { AskedLearnings } from './asks/AskedLearnings';
import { AsksOptions, createAsks } from './asks/createAsks';
import { WantedAsks } from './asks/WantedAsks';
import { WantedStore } from './asks/WantedStore';
import { FacetReading } from './FacetReading';
import { FacetStore } from './FacetStore';
import { LearningFindingStore } from './LearningFindingStore';
import { LearningReading } from './LearningReading';
import { learningRoutes } from './learningRoutes';
import { LearningStandings } from './LearningStandings';
import { LearningStore } from './LearningStore';
import { CandidateStore } from './related/CandidateStore';
import { Commonness } from './related/Commonness';
import { CommonnessStore } from './related/CommonnessStore';
import { RelatedReading } from './related/RelatedReading';
import { RelatedStore } from './related/RelatedStore';
import { Subjects } from './related/Subjects';
import { Revisiting } from './revisits/Revisiting';
import { RevisitReminders } from './revisits/RevisitReminders';
import { RevisitStore } from './revisits/RevisitStore';
import { tellToRevisit } from './revisits/tellToRevisit';

/** Puts the slice together. */
export async function createLearnings(
  platform: Platform,
  options: AsksOptions,
) {
  const { config, incidents, postmortems } = options;
  const revisiting = Revisiting.from(config);
  const finder = new LearningFindingStore(
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
  const related = new RelatedReading(
    platform,
    new CandidateStore(incidents.store, finder),
    new RelatedStore(),
    new Subjects(platform, incidents, postmortems),
    new Commonness(platform, new CommonnessStore(), options.logger),
    new AskedLearnings(store, postmortems),
    options.visibility,
    { incidents, postmortems },
  );
  const asks = await createAsks(platform, store, options);
  const wanted = new WantedAsks(
    platform,
    new WantedStore(),
    reading,
    asks.learnings,
    asks.rounds,
    options.visibility,
  );
  const standings = new LearningStandings(
    platform,
    store,
    postmortems,
    reading,
    revisiting,
    asks.rounds,
  );
  const revisits = new RevisitStore(revisiting);
  const reminders = new RevisitReminders(platform, revisits);
  await options.scheduler.scheduleTask({
    id: 'reliability:remind-of-learnings',
    frequency: { hours: 24 },
    timeout: { minutes: 10 },
    initialDelay: { minutes: 3 },
    fn: signal => reminders.hand(signal),
  });
  return {
    /** What is asked, and answered. */
    asks: asks.reading,
    answering: asks.answering,
    wanted,
    /** For reviews, which say which of them may be named. */
    reviewsSeen: asks.reviewsSeen,
    related,
    store,
    reading,
    handlers: {
      ...asks.handlers,
      ...learningRoutes({ reading, facets, related, standings }),
    },
    applying: new ApplyingLearnings(
      platform,
      asks.store,
      asks.learnings,
      reading,
    ),
    consumers: [
      ...asks.consumers,
      tellToRevisit(platform, revisits, options.notifier),
    ],
  };
}

/** The slice, for those below it in the house. */
export type Learnings = Awaited<ReturnType<typeof createLearnings>>;
