import { toDay } from '../../contract';
import { garwoodInterval } from '../../metrics';
import type { IncidentDay, MilestoneRule } from './facts';
import { quietEvidence, QuietEvidence } from './model';

/** So many days without a repeat are a milestone. @internal */
export const QUIET_DAYS = 180;
/** How far back the earlier rate is looked for. */
const RATE_DAYS = 730;
/** How far back a silence is looked for. */
const LOOK_BACK_DAYS = RATE_DAYS + QUIET_DAYS + 1;
/** What came once cannot fail to repeat. */
const FEWEST_BEFORE = 2;
/** Where fewer incidents say how they failed, silence about one mode says nothing. */
const LOWEST_COVERAGE = 0.8;
const DAY_MS = 86_400_000;

/**
 * How surprising a silence is, given how often something came before.
 *
 * The expected count has the interval of the earlier rate (Garwood). `chance` does not need the rate: where it was the same all the time, each of
 * the `before` incidents falls anywhere in the whole span alike, and all of them fall into its first part with (T / (T + quiet))ⁿ. That they are
 * independent is assumed, which incidents of one cause are not: so the true chance is rather larger.
 *
 * @param before - incidents in the days before
 * @param beforeDays - days, more than 0
 * @param quietDays - days without any
 * @param watched - failure modes of which any might have fallen silent
 * @example surpriseOfQuiet(6, 365, 180, 1) // expected 2.96 (1.09–6.44), chance 0.09
 * @internal
 */
export function surpriseOfQuiet(
  before: number,
  beforeDays: number,
  quietDays: number,
  watched: number,
): Pick<
  QuietEvidence,
  'expected' | 'expectedLow' | 'expectedHigh' | 'chance' | 'chanceOfAny'
> {
  const times = quietDays / beforeDays;
  const [low, high] = garwoodInterval(before);
  const chance = (beforeDays / (beforeDays + quietDays)) ** before;
  return {
    expected: before * times,
    expectedLow: low * times,
    expectedHigh: high * times,
    chance,
    chanceOfAny: 1 - (1 - chance) ** Math.max(1, watched),
  };
}

/** A failure mode that came more than once has not come back for half a year, while others were still told of. */
export const quietFailureMode: MilestoneRule = {
  kind: 'quietFailureMode',
  find: facts => {
    const today = Math.floor(facts.now / DAY_MS);
    const recent = facts.incidentDays.filter(
      ({ day }) => day >= today - LOOK_BACK_DAYS,
    );
    const since = recent.reduce(
      (earliest, { day }) => Math.min(earliest, day),
      today,
    );
    const candidates = [...byMode(recent)].flatMap(([failureMode, days]) => {
      const last = days.at(-1)?.day ?? today;
      const from = Math.max(since, last - RATE_DAYS + 1);
      const before = total(days.filter(({ day }) => day >= from));
      return before < FEWEST_BEFORE
        ? []
        : { failureMode, last, before, beforeDays: last - from + 1 };
    });
    const watched = candidates.length;
    return candidates.flatMap(({ failureMode, last, before, beforeDays }) => {
      // The whole of the last quiet day is over.
      const end = last + QUIET_DAYS + 1;
      if (end > today) return [];
      const told = recent.filter(({ day }) => day > last && day < end);
      const known = total(told.filter(each => each.failureMode !== null));
      const all = total(told);
      // Where nobody tells of anything, nothing comes back either.
      if (all === 0 || known < LOWEST_COVERAGE * all) return [];
      const evidence: QuietEvidence = {
        failureMode,
        last: toDay(last * DAY_MS),
        before,
        beforeDays,
        ...surpriseOfQuiet(before, beforeDays, QUIET_DAYS, watched),
        watched,
        known,
        total: all,
      };
      return {
        subject: failureMode,
        level: QUIET_DAYS,
        team: null,
        at: end * DAY_MS,
        text: `${failureMode} has not come back for ${QUIET_DAYS} days`,
        evidence: { ...evidence },
        about: null,
        restsOn: [],
      };
    });
  },
  // That it came back afterwards takes nothing from these days.
  stillHolds: ({ subject, level, evidence }, facts) => {
    const said = quietEvidence.safeParse(evidence);
    if (!said.success) return false;
    const { before, beforeDays } = said.data;
    const last = Math.floor(Date.parse(said.data.last) / DAY_MS);
    const mode = facts.meant(subject);
    const days = facts.incidentDays.filter(
      ({ failureMode }) => failureMode === mode,
    );
    const earlier = days.filter(
      ({ day }) => day > last - beforeDays && day <= last,
    );
    return (
      earlier.some(({ day }) => day === last) &&
      total(earlier) >= before &&
      !days.some(({ day }) => day > last && day <= last + level)
    );
  },
};

/** Days on which each failure mode came, the first first. */
function byMode(incidentDays: readonly IncidentDay[]) {
  const modes = new Map<string, IncidentDay[]>();
  for (const each of [...incidentDays].sort((a, b) => a.day - b.day)) {
    if (each.failureMode === null) continue;
    const days = modes.get(each.failureMode);
    if (days) days.push(each);
    else modes.set(each.failureMode, [each]);
  }
  return modes;
}

function total(days: readonly IncidentDay[]): number {
  return days.reduce((sum, { count }) => sum + count, 0);
}
