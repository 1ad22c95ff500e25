import { FigureReadings } from '../metrics';
import { Platform } from '../platform/Platform';
import { PracticeHealthReading } from './health/PracticeHealthReading';
import { practiceHealthHandlers } from './health/practiceRoutes';
import { PublishedStore } from './health/PublishedStore';

/** Puts together what tells how the practice is doing. */
export function createPracticeHealth(
  platform: Platform,
  { figures }: { readonly figures: FigureReadings },
) {
  const health = new PracticeHealthReading(
    platform,
    new PublishedStore(platform.access),
    figures,
  );
  return { healthHandlers: practiceHealthHandlers(health) };
}
