import { said } from '../../contract';
import {
  flagsOf,
  type IncidentFlag,
  type TimePointKind,
  type TimesInMillis,
} from '../../incidents';
import {
  type DurationKind,
  durationEnds,
  type DurationOptions,
  LONGEST_PLAUSIBLE,
  mayBeOver,
  readDuration,
} from '../durations';
import { LONG_OPEN } from '../durationTally';
import type { IncidentFact, IncidentFacts } from '../facts';
import { isCounted } from '../incidentFigures';
import type { MetricsWindow } from '../window';
import { qualityInEnglish, type QualityMessage } from './qualityMessages';
import {
  type QualityFigure,
  qualityFigures,
  type QualityProblem,
  type QualityProblemKind,
} from './qualityModel';

const DAY = 86_400_000;

const anchors = ['impactStarted', 'detected', 'declared'] as const;

const computed: DurationOptions = {
  durations: 'computed',
  resolveFrom: 'declared',
};

/** How figures are read whose coverage is in question. @public */
export interface QualityOptions extends DurationOptions {
  /** The figures that are asked about. */
  readonly figures: readonly QualityFigure[];
  /** UTC milliseconds at which the window begins: what began earlier is missing from availability alone. */
  readonly from: number;
  readonly now: number;
  /** Incidents with a cause that cannot be right: a deployment that began after them. */
  readonly withLateCauses: ReadonlySet<number>;
  /** UTC milliseconds until which an open incident has lasted: now, or the end of the window. */
  readonly censorAt: number;
}

interface Found {
  readonly kind: QualityProblemKind;
  readonly field: TimePointKind;
  readonly message: QualityMessage;
}

/**
 * What keeps an incident from figures, or makes them doubtful: for each figure that has it in the notes of its coverage at least one
 * problem, and none for others. A cause that cannot be right is one of the change failure rate, which has no notes.
 *
 * @param fact - any of its rows that count
 * @public
 */
export function problemsOf(
  fact: IncidentFact,
  options: QualityOptions,
): QualityProblem[] {
  const problems = new Map<string, QualityProblem>();
  const isOfBefore = fact.anchorAt !== null && fact.anchorAt < options.from;
  for (const figure of qualityFigures) {
    if (!options.figures.includes(figure)) continue;
    if (isOfBefore && figure !== 'availability') continue;
    const all = foundBy(figure, fact, options, isOfBefore);
    for (const { message, ...found } of all) {
      const name = JSON.stringify([found, message]);
      const known = problems.get(name);
      if (known === undefined) {
        problems.set(name, {
          ...found,
          problem: qualityInEnglish(message),
          message,
          figures: [figure],
        });
      } else known.figures.push(figure);
    }
  }
  return [...problems.values()];
}

/**
 * How many of the incidents that a scope counts, or counted before and may be over, have any problem.
 *
 * @public
 */
export function countToMend(
  facts: IncidentFacts,
  window: Pick<MetricsWindow, 'until'>,
  options: QualityOptions,
): number {
  const seen = new Map<number, boolean>();
  for (const fact of facts) {
    if (!isCounted(fact) || (fact.anchorAt ?? window.until) >= window.until) {
      continue;
    }
    if (seen.has(fact.incidentId)) continue;
    seen.set(fact.incidentId, problemsOf(fact, options).length > 0);
  }
  return [...seen.values()].filter(Boolean).length;
}

function foundBy(
  figure: QualityFigure,
  fact: IncidentFact,
  options: QualityOptions,
  isOfBefore: boolean,
): Found[] {
  switch (figure) {
    case 'availability':
      return foundByAvailability(fact, options, isOfBefore);
    case 'changeFailureRate':
      return foundOfCause(fact, options);
    default:
      return foundIn(fact, figure, options);
  }
}

function foundOfCause(
  { incidentId, times }: IncidentFact,
  { withLateCauses }: QualityOptions,
): Found[] {
  if (!withLateCauses.has(incidentId)) return [];
  const field = startOf(times);
  const message = said('causeLater', { point: said(field) });
  return [{ kind: 'impossible', field, message }];
}

/** What tells when an incident began; `anchorOf` says when. */
function startOf(times: TimesInMillis): TimePointKind {
  return anchors.find(kind => times[kind] !== null) ?? 'declared';
}

function foundIn(
  fact: IncidentFact,
  figure: DurationKind,
  options: QualityOptions,
): Found[] {
  const reading = readDuration(fact, figure, options, options.censorAt);
  const [from, to] = durationEnds(figure, options);
  switch (reading.state) {
    case 'known':
      return [];
    case 'open': {
      if (reading.millis <= LONG_OPEN) return [];
      const count = Math.floor(reading.millis / DAY);
      return [
        { kind: 'longOpen', field: to, message: said('longOpen', { count }) },
      ];
    }
    case 'unknown':
      return missing(fact.times, from, to);
    case 'impossible':
      return impossible(fact, from, to, options.censorAt);
    default: {
      const unknown: never = reading;
      throw new TypeError(`${unknown} is no duration`);
    }
  }
}

/** What is left out of availability, which reads when users were hurt as computed, whatever is asked for. */
function foundByAvailability(
  fact: IncidentFact,
  options: QualityOptions,
  isOfBefore: boolean,
): Found[] {
  const open = stillOpen(fact, options);
  const isToCome = (fact.anchorAt ?? Infinity) >= options.censorAt;
  if (isOfBefore || isToCome) return open;
  const asComputed = { ...options, ...computed };
  const left = foundIn(fact, 'timeToRestore', asComputed).filter(
    ({ kind }) => kind !== 'longOpen',
  );
  return [...left, ...open];
}

function stillOpen(fact: IncidentFact, { now }: QualityOptions): Found[] {
  const start = fact.times.impactStarted;
  if (start === null || !mayBeOver(fact, now)) return [];
  const message = said('stillOpen', { count: Math.floor((now - start) / DAY) });
  return [{ kind: 'stillOpen', field: 'mitigated', message }];
}

function missing(
  times: TimesInMillis,
  from: TimePointKind,
  to: TimePointKind,
): Found[] {
  const isOver = times.mitigated !== null || times.resolved !== null;
  const notKnown = (field: TimePointKind): Found => ({
    kind: 'unknown',
    field,
    message:
      field === 'mitigated' && times.resolved !== null
        ? said('resolvedOnly')
        : said('notKnown', { point: said(field) }),
  });
  // What is still to come is not missing.
  const isDue = isOver || (to !== 'mitigated' && to !== 'resolved');
  return [
    ...(times[from] === null ? [notKnown(from)] : []),
    ...(times[to] === null && isDue ? [notKnown(to)] : []),
  ];
}

function impossible(
  { times, flagged }: IncidentFact,
  from: TimePointKind,
  to: TimePointKind,
  now: number,
): Found[] {
  const found = [from, to].filter(point => flagged.includes(point));
  const flags = flagsOf(times, {}, () => 0, now);
  const of = (field: TimePointKind, message: QualityMessage): Found => ({
    kind: 'impossible',
    field,
    message,
  });
  if (found.length > 0) {
    return found.map(field => {
      const flag = flags.find(each => each.field === field);
      return of(field, reasonOf(field, flag?.reason, times));
    });
  }
  const [first, last] = [times[from] ?? 0, times[to] ?? 0];
  return [
    of(
      to,
      Math.abs(last - first) > LONGEST_PLAUSIBLE
        ? tooLong(to, from)
        : earlier(to, from),
    ),
  ];
}

/** Why a time point was flagged, as far as the times still tell. */
function reasonOf(
  point: TimePointKind,
  reason: IncidentFlag['reason'] | undefined,
  times: TimesInMillis,
): QualityMessage {
  const at = times[point] ?? 0;
  const start = startOf(times);
  switch (reason) {
    case 'inTheFuture':
      return said('inTheFuture', { point: said(point) });
    case 'beforeDetected':
      return earlier(point, 'detected');
    case 'beforeStart':
      return earlier(point, at < (times[start] ?? at) ? start : 'declared');
    case 'implausiblyLong':
      return tooLong(point, start);
    default:
      return said('cannotBeRight', { point: said(point) });
  }
}

function earlier(point: TimePointKind, other: TimePointKind): QualityMessage {
  return said('earlier', { point: said(point), other: said(other) });
}

function tooLong(point: TimePointKind, other: TimePointKind): QualityMessage {
  const days = LONGEST_PLAUSIBLE / DAY;
  return said('tooLong', { days, point: said(point), other: said(other) });
}
