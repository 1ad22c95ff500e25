import { seededRandom } from '../../metrics/testing/seededRandom';
import { proposeFacilitator, type Turn } from '../facilitator';

/** A year of weekly reviews among teams. */
export interface RotationYear {
  readonly teams: number;
  readonly weeks: number;
  /** How likely a team cannot lead a review that it is asked to, 0 to 1. */
  readonly declines: number;
  /** How likely a team would like to lead a review, 0 to 1. */
  readonly volunteers: number;
  readonly seed: number;
}

/** How a year went. */
export interface RotationOutcome {
  /** Turns of whoever had most, less those of whoever had fewest, at the end of the year. */
  readonly spread: number;
  /** The most that it was after any week. */
  readonly widest: number;
  /** Reviews that nobody led. */
  readonly unled: number;
}

const WEEK = 7 * 86_400_000;
const START = Date.UTC(2026, 0, 6, 14);

/** Plays a year. A team that cannot is asked no more for that week, and the next one is. */
export function simulateRotation(year: RotationYear): RotationOutcome {
  const random = seededRandom(year.seed);
  const teams = Array.from(
    { length: year.teams },
    (_, index) => `group:default/team-${String(index).padStart(2, '0')}`,
  );
  const candidates = teams.map(ref => ({ ref, zone: null, since: 0 }));
  const turns: Turn[] = [];
  let widest = 0;
  let unled = 0;
  for (let week = 0; week < year.weeks; week += 1) {
    const startsAt = START + week * WEEK;
    const volunteers = teams.filter(() => random() < year.volunteers);
    const cannot = teams.filter(() => random() < year.declines);
    const leader = leaderOf(cannot, declined =>
      proposeFacilitator({
        candidates,
        turns,
        declined,
        volunteers,
        load: {},
        startsAt,
      }),
    );
    if (leader === null) unled += 1;
    else turns.push({ ref: leader, at: startsAt });
    widest = Math.max(widest, spreadOf(teams, turns));
  }
  return { spread: spreadOf(teams, turns), widest, unled };
}

function leaderOf(
  cannot: readonly string[],
  propose: (declined: readonly string[]) => { readonly ref: string } | null,
): string | null {
  const declined: string[] = [];
  let proposed = propose(declined);
  while (proposed !== null && cannot.includes(proposed.ref)) {
    declined.push(proposed.ref);
    proposed = propose(declined);
  }
  return proposed?.ref ?? null;
}

function spreadOf(teams: readonly string[], turns: readonly Turn[]): number {
  const counts = teams.map(
    team => turns.filter(({ ref }) => ref === team).length,
  );
  return Math.max(...counts) - Math.min(...counts);
}
