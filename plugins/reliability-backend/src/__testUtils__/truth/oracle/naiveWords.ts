import { Point } from '../events';

const points: readonly Point[] = [
  'impactStarted',
  'detected',
  'declared',
  'acknowledged',
  'mitigated',
  'resolved',
];
const YEAR = 365 * 24 * 60 * 60 * 1000;

/** What one origin said last of one time point. */
export interface Word {
  readonly point: Point;
  readonly from: 'person' | 'source';
  readonly by: string;
  readonly at: number | null;
  readonly when: number;
}

/** Words with one more, which takes the place of what the same origin said before. */
export function withWord(words: readonly Word[], word: Word): readonly Word[] {
  return [
    ...words.filter(
      other =>
        other.point !== word.point ||
        other.from !== word.from ||
        other.by !== word.by,
    ),
    word,
  ];
}

/**
 * A person is believed before a source, of one origin what was said last, of several sources those that know, of these the first by
 * name.
 */
export function heard(words: readonly Word[]): number | null {
  const later = (some: readonly Word[]) =>
    some.reduce((last, word) => (word.when > last.when ? word : last));
  const ofPeople = words.filter(word => word.from === 'person');
  if (ofPeople.length > 0) return later(ofPeople).at;
  const [first] = [...new Set(words.map(word => word.by))]
    .sort()
    .map(by => later(words.filter(word => word.by === by)))
    .filter(word => word.at !== null);
  return first?.at ?? null;
}

/** Where an incident stands in time. */
export function anchorOfTimes(
  times: Readonly<Record<Point, number | null>>,
): number | null {
  if (times.impactStarted !== null) return times.impactStarted;
  if (times.detected !== null) return times.detected;
  return times.declared;
}

/** Moments that cannot be right. */
export function wrongPoints(
  times: Readonly<Record<Point, number | null>>,
  now: number,
): ReadonlySet<Point> {
  const start = anchorOfTimes(times);
  const isWrong = (point: Point): boolean => {
    const at = times[point];
    if (at === null) return false;
    if (at > now) return true;
    if (point === 'impactStarted' || start === null) return false;
    if (at - start > YEAR) return true;
    if (point === 'detected') return false;
    if (at < start) return true;
    const { detected, declared } = times;
    if (point === 'acknowledged') return detected !== null && at < detected;
    return point === 'resolved' && declared !== null && at < declared;
  };
  return new Set(points.filter(isWrong));
}
