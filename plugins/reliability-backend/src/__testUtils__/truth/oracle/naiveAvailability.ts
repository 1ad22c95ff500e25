import { IMPACT_WEIGHTS } from '../events';
import { naiveReading } from './naiveDurations';
import { PlainIncident } from './knowledge';

const DAY = 24 * 60 * 60 * 1000;

/** An entity of the scope, and what is known of it. */
export interface NaiveMember {
  readonly ref: string;
  /** Null: never watched. */
  readonly since: number | null;
  /** Those that hurt its users, of all times. */
  readonly incidents: readonly PlainIncident[];
}

interface Part {
  readonly id: number;
  readonly is: 'known' | 'open' | 'stillOpen' | 'unknown' | 'impossible';
  readonly unstated: boolean;
  readonly from: number;
  readonly until: number;
  readonly weight: number;
}

/** Availability and downtime, adding up stretch after stretch. */
export function naiveAvailability(
  members: readonly NaiveMember[],
  from: number,
  until: number,
  now: number,
): { availability: object; downtime: object } {
  const ratio = { definition: 'availability', unit: 'ratio' };
  const seconds = { definition: 'downtime', unit: 's' };
  const seen = members.flatMap(member => {
    const first = Math.max(from, member.since ?? Infinity);
    if (!(first < until)) return [];
    const parts = member.incidents.flatMap(incident =>
      partsOf(incident, member.ref, first, until, now),
    );
    const down = stretchBy(parts, first, until);
    return [{ ref: member.ref, watched: until - first, parts, down }];
  });
  if (seen.length === 0) {
    return {
      availability: { state: 'notObserved', ...ratio },
      downtime: { state: 'notObserved', ...seconds },
    };
  }
  const parts = seen.flatMap(one => one.parts);
  const ids = (passes: (part: Part) => boolean) =>
    new Set(parts.filter(passes).map(part => part.id)).size;
  const known = ids(part => part.is === 'known' || part.is === 'open');
  const total = ids(() => true);
  const support = {
    weights: IMPACT_WEIGHTS,
    members: { observed: seen.length, total: members.length },
    coverage: { known, total },
    notes: {
      unknown: ids(part => part.is === 'unknown'),
      impossible: ids(part => part.is === 'impossible'),
      open: ids(part => part.is === 'open'),
      stillOpen: ids(part => part.is === 'stillOpen'),
      unstated: ids(part => part.unstated),
    },
  };
  const days = seen.reduce((sum, one) => sum + one.watched, 0) / DAY;
  let state = known < total || days < 7 * seen.length ? 'lowConfidence' : 'ok';
  if (total === 0) state = 'none';
  else if (known * 5 < total * 4) state = 'unattributed';
  if (state === 'unattributed') {
    return {
      availability: { state, ...ratio, ...support },
      downtime: { state, ...seconds, ...support },
    };
  }
  const up = seen.map(one => ({ ...one, value: 1 - one.down / one.watched }));
  const down = seen.map(one => ({ ...one, value: one.down / 1000 }));
  const mean = (some: readonly { value: number }[]) =>
    some.reduce((sum, one) => sum + one.value, 0) / some.length;
  const leastUp = Math.min(...up.map(one => one.value));
  const mostDown = Math.max(...down.map(one => one.value));
  return {
    availability: {
      state,
      ...ratio,
      mean: mean(up),
      minimum: oneOf(leastUp, up),
      ...support,
    },
    downtime: {
      state,
      ...seconds,
      mean: mean(down),
      maximum: oneOf(mostDown, down),
      ...support,
    },
  };
}

/** Where several are equally bad, any of them may be named. */
function oneOf(
  value: number,
  members: readonly { readonly ref: string; readonly value: number }[],
): object {
  const near = members.filter(
    one => Math.abs(one.value - value) <= 1e-9 * Math.max(1, Math.abs(value)),
  );
  return { value, entityRef: { anyOf: near.map(one => one.ref) } };
}

function partsOf(
  incident: PlainIncident,
  ref: string,
  first: number,
  until: number,
  now: number,
): Part[] {
  const impact = incident.entities.find(
    entity => entity.ref === ref && entity.role === 'impacted',
  )?.impact;
  const { id, times } = incident;
  const reading = naiveReading(
    incident,
    'timeToRestore',
    { durations: 'computed', resolveFrom: 'declared' },
    until,
  );
  const from = times.impactStarted;
  if (from === null || !('millis' in reading)) {
    const anchor = from ?? times.detected ?? times.declared;
    if (anchor === null || anchor < first || anchor >= until) return [];
    const is = 'millis' in reading ? 'unknown' : reading.is;
    return [{ id, is, unstated: false, from: 0, until: 0, weight: 0 }];
  }
  const end = from + reading.millis;
  const began = from >= first && from < until;
  if (!began && !(from < first && end > first)) return [];
  // Nobody closed it for longer than anything lasts: it may be over, and nobody knows since when.
  if (reading.is === 'open' && now - from > 365 * DAY) {
    return [
      { id, is: 'stillOpen', unstated: false, from: 0, until: 0, weight: 0 },
    ];
  }
  const { major, partial } = IMPACT_WEIGHTS;
  const weight = impact === 'partial' ? partial : major;
  const unstated = impact === null || impact === undefined;
  return [{ id, is: reading.is, unstated, from, until: end, weight }];
}

/** Each stretch between two ends of anything, by the heaviest of what covers it. */
function stretchBy(
  parts: readonly Part[],
  first: number,
  until: number,
): number {
  const edges = [first, until];
  for (const part of parts) edges.push(part.from, part.until);
  const inside = [...new Set(edges)]
    .filter(edge => edge >= first && edge <= until)
    .sort((a, b) => a - b);
  let down = 0;
  for (let index = 1; index < inside.length; index += 1) {
    const left = inside[index - 1];
    const right = inside[index];
    const covering = parts.filter(
      part => part.from <= left && part.until >= right,
    );
    const weight = Math.max(0, ...covering.map(part => part.weight));
    down += weight * (right - left);
  }
  return down;
}
