import { ActionItems } from '../actionItems';
import { Incidents } from '../incidents';
import { Learnings } from '../learnings';
import { FigureReadings } from '../metrics';
import { Platform } from '../platform/Platform';
import { Postmortems } from '../postmortems';
import { Reviews } from '../reviews';
import { PracticeHealthReading } from './health/PracticeHealthReading';
import { practiceHealthHandlers } from './health/practiceRoutes';
import { PublishedStore } from './health/PublishedStore';
import { LeadershipReading } from './leadership/LeadershipReading';
import { leadershipHandlers } from './leadership/leadershipRoutes';
import { StoryReading } from './leadership/StoryReading';

/** Puts together what tells how the practice is doing, and what is told of a quarter. */
export function createPracticeHealth(
  platform: Platform,
  slices: {
    readonly actionItems: ActionItems;
    readonly figures: FigureReadings;
    readonly incidents: Incidents;
    readonly learnings: Learnings;
    readonly postmortems: Postmortems;
    readonly reviews: Reviews;
  },
) {
  const { actionItems, figures, reviews } = slices;
  const health = new PracticeHealthReading(
    platform,
    new PublishedStore(platform.access),
    figures,
  );
  const leadership = new LeadershipReading(
    platform,
    figures,
    health,
    new StoryReading(slices),
    actionItems,
    reviews.rollUp,
  );
  return {
    healthHandlers: practiceHealthHandlers(health),
    leadershipHandlers: leadershipHandlers(leadership),
  };
}
