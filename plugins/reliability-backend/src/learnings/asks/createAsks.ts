import {
  AuthService,
  LoggerService,
  RootConfigService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { ActionItems } from '../../actionItems';
import { Incidents } from '../../incidents';
import { CatalogVisibility } from '../../platform/catalog/CatalogVisibility';
import { EntityFactsReading } from '../../platform/catalog/EntityFactsReading';
import { Notifier } from '../../platform/notifications/Notifier';
import { Platform } from '../../platform/Platform';
import { Postmortems } from '../../postmortems';
import { LearningStore } from '../LearningStore';
import { Answering } from './Answering';
import { AnswerHistory } from './AnswerHistory';
import { AnswerItems } from './AnswerItems';
import { ApplicationStore } from './ApplicationStore';
import { AskedLearnings } from './AskedLearnings';
import { askingFrom } from './askingFrom';
import { AskingRounds } from './AskingRounds';
import { AskReading } from './AskReading';
import { askRoutes } from './askRoutes';
import { MatchStore } from './MatchStore';
import { MuteStore } from './MuteStore';
import { Muting } from './Muting';
import { ReviewsSeen } from './ReviewsSeen';
import { ScopedAsks } from './ScopedAsks';
import { tellAsked } from './tellAsked';
import { tellMoved } from './tellMoved';
import { TurnStore } from './TurnStore';

/** What asks are made of. */
export interface AsksOptions {
  readonly auth: AuthService;
  readonly catalog: CatalogService;
  readonly config: RootConfigService;
  readonly logger: LoggerService;
  readonly scheduler: SchedulerService;
  readonly notifier: Notifier;
  readonly visibility: CatalogVisibility;
  readonly incidents: Incidents;
  readonly actionItems: ActionItems;
  readonly postmortems: Postmortems;
}

/** Puts together who is asked about learnings, and what they answer. */
export async function createAsks(
  platform: Platform,
  learningStore: LearningStore,
  options: AsksOptions,
) {
  const learnings = new AskedLearnings(learningStore, options.postmortems);
  const store = new ApplicationStore(options.postmortems.store);
  const turns = new TurnStore();
  const mutes = new MuteStore();
  const rounds = new AskingRounds(
    platform,
    new MatchStore(),
    { turns, mutes },
    new EntityFactsReading(options.catalog, options.auth),
    options.incidents.failureModes.words,
    askingFrom(options.config),
  );
  const scoped = new ScopedAsks(platform, store, learnings, options.visibility);
  const reviewsSeen = new ReviewsSeen();
  const reading = new AskReading(
    platform,
    store,
    learnings,
    options.visibility,
    scoped,
    options,
    reviewsSeen,
  );
  const answering = new Answering(
    platform,
    store,
    learnings,
    reading,
    rounds,
    new AnswerItems(platform, options.actionItems),
  );
  await options.scheduler.scheduleTask({
    id: 'reliability:ask-learnings',
    frequency: { hours: 1 },
    timeout: { minutes: 10 },
    initialDelay: { minutes: 2 },
    fn: () => rounds.goOn(),
  });
  return {
    reading,
    answering,
    store,
    learnings,
    rounds,
    reviewsSeen,
    handlers: askRoutes(
      reading,
      scoped,
      answering,
      new AnswerHistory(
        platform,
        store,
        learnings,
        reading,
        options.actionItems,
      ),
      new Muting(platform, mutes, learnings, reading, rounds),
    ),
    consumers: [
      rounds.consumer,
      tellAsked(platform, turns, options.notifier),
      tellMoved(platform, turns, options.notifier),
    ],
  };
}
