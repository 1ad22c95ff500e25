import { NumberedHappening } from './HistoryPlan';
import { OrganisationIndex } from './OrganisationIndex';
import { planIncidents } from './planIncidents';
import { planQuietHappenings } from './planQuietHappenings';

/**
 * All that happened in the two years before a day, in order.
 *
 * @param day - midnight UTC in milliseconds; nothing happens after it
 */
export function planHappenings(
  day: number,
  organisation: OrganisationIndex,
): NumberedHappening[] {
  return [
    ...planIncidents(day, organisation),
    ...planQuietHappenings(day, organisation),
  ]
    .sort((a, b) => a.startedAt - b.startedAt)
    .map((happening, index) => ({ ...happening, number: index + 1 }));
}
