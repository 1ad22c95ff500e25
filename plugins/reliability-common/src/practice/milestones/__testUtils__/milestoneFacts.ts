import type { KeptMilestone, MilestoneFacts } from '../facts';
import { settleMilestones } from '../rules';

/** 27 November 2026. */
export const NOW = Date.parse('2026-11-27T12:00:00Z');
export const TODAY = Math.floor(NOW / 86_400_000);

/** Facts in which nothing has happened; tests say what has. */
export function milestoneFacts(
  over: Partial<MilestoneFacts> = {},
): MilestoneFacts {
  return {
    now: NOW,
    meant: mode => mode,
    postmortems: [],
    verified: [],
    adoptions: [],
    incidentDays: [],
    ...over,
  };
}

/** What is reached where nothing is kept yet. */
export function reached(over: Partial<MilestoneFacts>): KeptMilestone[] {
  return [...settleMilestones([], milestoneFacts(over)).added];
}
