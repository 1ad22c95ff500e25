import { ActionItems } from '../actionItems';
import { Incidents } from '../incidents';
import { Learnings } from '../learnings';
import { FigureReadings } from '../metrics';
import { Platform } from '../platform/Platform';
import { Postmortems } from '../postmortems';
import { Reviews } from '../reviews';
import { PracticeHealthReading } from './health/PracticeHealthReading';
import { LeadershipReading } from './leadership/LeadershipReading';
import { leadershipHandlers } from './leadership/leadershipRoutes';
import { StoryReading } from './leadership/StoryReading';

/** Puts together what tells leadership of a quarter. */
export function createLeadership(
  platform: Platform,
  slices: {
    readonly actionItems: ActionItems;
    readonly figures: FigureReadings;
    readonly health: PracticeHealthReading;
    readonly incidents: Incidents;
    readonly learnings: Learnings;
    readonly postmortems: Postmortems;
    readonly reviews: Reviews;
  },
) {
  const { actionItems, figures, health, reviews } = slices;
  const reading = new LeadershipReading(
    platform,
    figures,
    health,
    new StoryReading(slices),
    actionItems,
    reviews.rollUp,
  );
  return { handlers: leadershipHandlers(reading) };
}
