import { Point, Question } from '../events';
import { PlainIncident } from './knowledge';
import {
  censoredMedian,
  Lasting,
  quantileOf,
  rankInterval,
} from './naiveStatistics';

const DAY = 24 * 60 * 60 * 1000;
const SECOND = 1000;

export type DurationName =
  | 'timeToDetect'
  | 'timeToAcknowledge'
  | 'timeToRestore'
  | 'timeToResolve';

/** What one incident says of one duration. */
export type NaiveReading =
  | { readonly is: 'known'; readonly millis: number; readonly early: boolean }
  | { readonly is: 'open'; readonly millis: number }
  | { readonly is: 'unknown' }
  | { readonly is: 'impossible' };

/** Start and end of a duration. */
function endsOf(
  name: DurationName,
  resolveFrom: Question['resolveFrom'],
): [Point, Point] {
  if (name === 'timeToDetect') return ['impactStarted', 'detected'];
  if (name === 'timeToAcknowledge') return ['detected', 'acknowledged'];
  if (name === 'timeToRestore') return ['impactStarted', 'mitigated'];
  return [resolveFrom, 'resolved'];
}

/** Reads a duration as its definition says. */
export function naiveReading(
  incident: PlainIncident,
  name: DurationName,
  choices: Pick<Question, 'durations' | 'resolveFrom'>,
  lastSeen: number,
): NaiveReading {
  if (choices.durations === 'stated' && name !== 'timeToAcknowledge') {
    const stated = incident.stated[name];
    if (stated !== undefined) {
      return { is: 'known', millis: stated, early: false };
    }
  }
  const [first, last] = endsOf(name, choices.resolveFrom);
  if (incident.wrong.has(first) || incident.wrong.has(last)) {
    return { is: 'impossible' };
  }
  const start = incident.times[first];
  const end = incident.times[last];
  if (start === null) return { is: 'unknown' };
  if (end === null) {
    const { mitigated, resolved } = incident.times;
    const lasts = name === 'timeToRestore' || name === 'timeToResolve';
    if (!lasts || mitigated !== null || resolved !== null) {
      return { is: 'unknown' };
    }
    return { is: 'open', millis: lastSeen > start ? lastSeen - start : 0 };
  }
  if (end - start > 365 * DAY || start - end > 365 * DAY) {
    return { is: 'impossible' };
  }
  if (end < start) {
    return name === 'timeToDetect'
      ? { is: 'known', millis: 0, early: true }
      : { is: 'impossible' };
  }
  return { is: 'known', millis: end - start, early: false };
}

/** The figure of a duration over incidents that count. */
export function naiveDuration(
  incidents: readonly PlainIncident[],
  name: DurationName,
  choices: Pick<Question, 'durations' | 'resolveFrom'>,
  lastSeen: number,
  watched: boolean,
): object {
  const base = { definition: name, unit: 's' };
  if (!watched) return { state: 'notObserved', ...base };
  if (incidents.length === 0) return { state: 'none', ...base };
  const readings = incidents.map(incident =>
    naiveReading(incident, name, choices, lastSeen),
  );
  const lasting = readings.flatMap((reading): Lasting[] =>
    'millis' in reading
      ? [{ millis: reading.millis, over: reading.is === 'known' }]
      : [],
  );
  const count = (passes: (reading: NaiveReading) => boolean) =>
    readings.filter(passes).length;
  const n = lasting.length;
  const support = {
    n,
    censored: lasting.filter(one => !one.over).length,
    coverage: { known: n, total: incidents.length },
    notes: {
      unknown: count(reading => reading.is === 'unknown'),
      impossible: count(reading => reading.is === 'impossible'),
      early: count(reading => reading.is === 'known' && reading.early),
      longOpen: count(
        reading => reading.is === 'open' && reading.millis > 30 * DAY,
      ),
    },
  };
  if (n < 6) return { state: 'tooFew', ...base, ...support };
  return {
    state: n < 20 ? 'lowConfidence' : 'ok',
    ...base,
    ...typical(lasting),
    ...support,
  };
}

function typical(lasting: readonly Lasting[]): object {
  const all = lasting.map(one => one.millis / SECOND);
  const half = rankInterval(all, 0.5);
  const over = lasting.filter(one => one.over).length;
  if (over < lasting.length) {
    const { median, lower, upper } = censoredMedian(lasting);
    const seconds = (millis: number | null) => millis && millis / SECOND;
    const least = half && half[0];
    return {
      median: seconds(median),
      interval:
        over < 6 ? [least, null] : [seconds(lower) ?? least, seconds(upper)],
      mean: null,
      p90: null,
      p90Interval: null,
    };
  }
  return {
    median: quantileOf(all, 0.5),
    interval: half,
    mean: all.reduce((sum, one) => sum + one, 0) / all.length,
    p90: all.length < 36 ? null : quantileOf(all, 0.9),
    p90Interval: all.length < 36 ? null : rankInterval(all, 0.9),
  };
}
