import { Dice } from './Dice';
import { OnEntity, Point, Report, StatedName, ToldTimes } from './events';
import { state, tell } from './tell';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What a report is made of. */
export interface Circumstances {
  readonly dice: Dice;
  /** When figures are asked for. */
  readonly now: number;
  readonly refs: readonly string[];
  /** Moments around which clocks or calendars are odd, and the edges of windows. */
  readonly oddMoments: readonly number[];
  /** A midnight in UTC: of some incidents no more than that day is known, and on that day much is deployed. */
  readonly day: number;
}

/** When an incident began: mostly of late, now and then at an odd moment, or long ago. */
export function begin(
  { dice, now, oddMoments, day }: Circumstances,
  latest: number,
): number {
  const roll = dice.next();
  const within = (days: number) => now - dice.whole(1, days * 24 * 60) * MINUTE;
  let at = within(100);
  if (roll < 0.16) at = dice.oneOf(oddMoments);
  else if (roll < 0.24) at = dice.oneOf(oddMoments) + dice.whole(-3, 3) * HOUR;
  else if (roll < 0.5) at = within(30);
  else if (roll < 0.68) at = within(280);
  else if (roll < 0.76) at = within(500);
  else if (roll < 0.78) at = within(1_200);
  else if (roll < 0.86) at = day;
  return Math.min(at, latest);
}

const usual = [5, 12, 30, 30, 42, 60, 60, 90, 240];

/** How long something took, in minutes: often as long as something else. */
function took(dice: Dice): number {
  const roll = dice.next();
  if (roll < 0.06) return 0;
  if (roll < 0.55) return dice.oneOf(usual);
  if (roll < 0.95) return dice.whole(1, 2_000);
  return dice.whole(1, 60) * 24 * 60;
}

/** A moment of an incident that cannot be right: a year that somebody mistyped, one way or the other. */
function mistyped(dice: Dice, at: number): number {
  return at + dice.oneOf([3_660, 400, -366, -400]) * DAY;
}

/** Times of an incident that began; none of them lies between `latest` and now, so that no clock decides what is in the future. */
export function timesFrom(
  { dice, now }: Circumstances,
  began: number,
  latest: number,
): ToldTimes {
  const times: Partial<Record<Point, string | null>> = {};
  const put = (point: Point, at: number, kept: number) => {
    if (!dice.chance(kept)) return;
    const wrong = dice.chance(0.008) ? mistyped(dice, at) : at;
    if (wrong < DAY) return;
    if (wrong > latest && wrong <= now + DAY) return;
    times[point] = tell(dice, wrong);
  };
  const detected =
    began + (dice.chance(0.08) ? -took(dice) : took(dice)) * MINUTE;
  put('impactStarted', began, 0.93);
  put('detected', detected, 0.75);
  put('declared', detected + took(dice) * MINUTE, 0.6);
  put('acknowledged', detected + took(dice) * MINUTE, 0.5);
  if (dice.chance(0.1)) return times;
  const negative = dice.chance(0.015) ? -1 : 1;
  const mitigated = began + negative * took(dice) * MINUTE;
  put('mitigated', mitigated, 0.9);
  put('resolved', mitigated + took(dice) * MINUTE, 0.7);
  if (dice.chance(0.02)) times.mitigated = null;
  return times;
}

const levels = ['major', 'partial', null] as const;

/** Entities of an incident: mostly one, whose users were hurt. */
export function entitiesFrom({ dice, refs }: Circumstances): OnEntity[] {
  if (dice.chance(0.01)) return [];
  const many = dice.chance(0.7) ? 1 : dice.whole(2, 3);
  const on = new Map<string, OnEntity>();
  for (let index = 0; index < many; index += 1) {
    const ref = dice.chance(0.6) ? refs[0] : dice.oneOf(refs);
    const role = dice.chance(0.8)
      ? ('impacted' as const)
      : dice.oneOf(['origin', 'contributing', 'impacted'] as const);
    const impact = role === 'impacted' ? dice.oneOf(levels) : null;
    on.set(`${ref} ${role}`, { ref, role, impact });
  }
  return [...on.values()];
}

/** Durations that somebody stated. */
export function statedBy(dice: Dice): Partial<Record<StatedName, string>> {
  if (!dice.chance(0.15)) return {};
  const name = dice.oneOf([
    'timeToDetect',
    'timeToRestore',
    'timeToResolve',
  ] as const);
  return { [name]: state(took(dice)) };
}

const kinds = ['nearMiss', 'drill', 'maintenance'] as const;

export function kindBy(dice: Dice): Report['kind'] {
  return dice.chance(0.9) ? 'incident' : dice.oneOf(kinds);
}

export function severityBy(dice: Dice): Report['severity'] {
  return dice.oneOf(['sev1', 'sev2', 'sev3', 'sev4', 'sev5', null]);
}

export function failureModeBy(dice: Dice): string | null {
  return dice.oneOf([
    'retry-storm',
    'Retry storm',
    'retry amplification',
    'dns',
    'own words',
    null,
  ]);
}

/** An incident as it is first heard of. */
export function generateReport(
  about: Circumstances,
  id: number,
  latest: number,
): Report {
  const { dice } = about;
  return {
    id,
    kind: kindBy(dice),
    severity: severityBy(dice),
    incidentType: dice.oneOf(['outage', 'degradation', null]),
    trigger: dice.oneOf(['deployment', 'traffic', 'Traffic', null]),
    failureMode: failureModeBy(dice),
    entities: entitiesFrom(about),
    times: timesFrom(about, begin(about, latest), latest),
    stated: statedBy(dice),
    restricted: false,
  };
}
