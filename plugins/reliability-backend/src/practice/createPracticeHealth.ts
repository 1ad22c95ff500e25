import { FigureReadings } from '../metrics';
import { Platform } from '../platform/Platform';
import { Processes } from '../processes';
import { PracticeAgenda } from './health/PracticeAgenda';
import { PracticeHealthReading } from './health/PracticeHealthReading';
import { practiceHealthHandlers } from './health/practiceRoutes';
import { PublishedStore } from './health/PublishedStore';

/** Puts together what tells how the practice is doing. */
export function createPracticeHealth(
  platform: Platform,
  {
    figures,
    processes,
  }: { readonly figures: FigureReadings; readonly processes: Processes },
) {
  const health = new PracticeHealthReading(
    platform,
    new PublishedStore(platform.access),
    figures,
  );
  return {
    health,
    /** What a review of the framework speaks of. */
    agenda: new PracticeAgenda(platform, figures, health, processes),
    handlers: practiceHealthHandlers(health),
  };
}
