import type {
  AvailabilityFigure,
  DowntimeFigure,
  ImpactWeights,
} from './model';
import { LOWEST_COVERAGE } from './commitmentFigures';
import { isCounting, type Placed } from './countedFacts';
import { type DurationOptions, mayBeOver, readDuration } from './durations';
import type { IncidentFact, IncidentFacts } from './facts';
import { FEWEST_DAYS_FOR_RATE } from './incidentCounts';
import { type ObservedSpan, observedSpan } from './observedSpan';
import { integrateMaximum, type WeightedSpan } from './statistics';
import { type Touching, TouchingTally } from './touchingTally';
import type { MetricsWindow } from './window';

const SECOND = 1000;
const DAY = 86_400_000;

/** The weights unless others are configured. @public */
export const defaultImpactWeights: ImpactWeights = { major: 1, partial: 0.3 };

/** An entity of the scope. @public */
export interface ObservedMember {
  readonly entityRef: string;
  /** When it was first heard of; null: never. */
  readonly observedSince: number | null;
}

/** What availability is made of. @internal */
export interface AvailabilityInput {
  /** Rows of every member, also of incidents that began before the window and were not over. */
  readonly facts: IncidentFacts;
  readonly members: readonly ObservedMember[];
  readonly window: MetricsWindow;
  /** UTC milliseconds. */
  readonly now: number;
  readonly weights?: ImpactWeights;
}

/** How much of the time things worked, as two figures. @public */
export interface AvailabilityFigures {
  readonly availability: AvailabilityFigure;
  readonly downtime: DowntimeFigure;
}

/**
 * Availability and downtime of a scope by the definitions of `figureDefinitions`: for each member by itself, then mean and worst of them.
 *
 * @internal
 */
export function availabilityFigures(
  input: AvailabilityInput,
): AvailabilityFigures {
  const watched = watchedMembers(input);
  const touching = new TouchingTally();
  readRows(input, watched, touching);
  const members = [...watched.values()].map(readMember);
  const ratio = { definition: 'availability', unit: 'ratio' } as const;
  const seconds = { definition: 'downtime', unit: 's' } as const;
  if (members.length === 0) {
    return {
      availability: { state: 'notObserved', ...ratio },
      downtime: { state: 'notObserved', ...seconds },
    };
  }
  const { weights = defaultImpactWeights } = input;
  const observed = { observed: members.length, total: input.members.length };
  const shown = { weights, members: observed, ...touching.support() };
  const state = stateOf(members, shown.coverage);
  if (state === 'unattributed') {
    return {
      availability: { state, ...ratio, ...shown },
      downtime: { state, ...seconds, ...shown },
    };
  }
  const up = members.map(({ entityRef, downMillis, observedMillis }) => ({
    entityRef,
    value: 1 - downMillis / observedMillis,
  }));
  const down = members.map(({ entityRef, downMillis }) => ({
    entityRef,
    value: downMillis / SECOND,
  }));
  return {
    availability: {
      state,
      ...ratio,
      mean: meanOf(up),
      minimum: up.reduce((worst, one) =>
        one.value < worst.value ? one : worst,
      ),
      ...shown,
    },
    downtime: {
      state,
      ...seconds,
      mean: meanOf(down),
      maximum: down.reduce((worst, one) =>
        one.value > worst.value ? one : worst,
      ),
      ...shown,
    },
  };
}

/** In percent, never rounded up: what was down is never shown as up all the time. @public */
export function percentOfTime(share: number): number {
  const digits = share < 0.9999 ? 2 : 3;
  // A hair more, since 0.9982 × 10 000 is not quite 9 982.
  return Math.floor(share * 10 ** (digits + 2) + 1e-6) / 10 ** digits;
}

/** A member of which something was observed in the window. */
interface WatchedMember {
  readonly entityRef: string;
  readonly observed: ObservedSpan;
  readonly spans: WeightedSpan[];
}

function watchedMembers({
  facts,
  members,
  window,
  now,
}: AvailabilityInput): Map<string, WatchedMember> {
  const isLate = ({ observedSince }: ObservedMember) =>
    observedSince === null || observedSince > window.from;
  const first = firstAnchors(facts, members.filter(isLate));
  const watched = new Map<string, WatchedMember>();
  for (const { entityRef, observedSince } of members) {
    const anchor = first.get(entityRef);
    const anchors = anchor === undefined ? [] : [anchor];
    const observed = observedSpan(window, now, observedSince, anchors);
    if (observed) watched.set(entityRef, { entityRef, observed, spans: [] });
  }
  return watched;
}

/** When the first incident of each of some members began. */
function firstAnchors(
  facts: IncidentFacts,
  members: readonly ObservedMember[],
): ReadonlyMap<string, number> {
  const first = new Map<string, number>();
  if (members.length === 0) return first;
  for (const { entityRef } of members) first.set(entityRef, Infinity);
  for (const row of facts) {
    if (!isCounting(row) || row.entityRef === null) continue;
    const before = first.get(row.entityRef);
    if (before !== undefined && row.anchorAt < before) {
      first.set(row.entityRef, row.anchorAt);
    }
  }
  return first;
}

/** Gives each member the time that incidents hurt its users. */
function readRows(
  { facts, now, weights = defaultImpactWeights }: AvailabilityInput,
  watched: ReadonlyMap<string, WatchedMember>,
  touching: TouchingTally,
): void {
  for (const row of facts) {
    if (!isCounting(row) || row.entityRef === null) continue;
    const member = watched.get(row.entityRef);
    const read = member && readRow(row, member.observed, now, weights);
    if (!read) continue;
    touching.add(read);
    if (read.span) member.spans.push(read.span);
  }
}

interface MemberReading {
  readonly entityRef: string;
  readonly observedMillis: number;
  readonly downMillis: number;
}

function readMember({
  entityRef,
  observed: { from, until },
  spans,
}: WatchedMember): MemberReading {
  return {
    entityRef,
    observedMillis: until - from,
    downMillis: integrateMaximum(spans, from, until),
  };
}

const computed: DurationOptions = {
  durations: 'computed',
  resolveFrom: 'declared',
};

/** Null where it does not touch what was observed. */
function readRow(
  row: Placed<IncidentFact>,
  observed: ObservedSpan,
  now: number,
  weights: ImpactWeights,
): Touching | null {
  const { incidentId, impact } = row;
  const read = readDuration(row, 'timeToRestore', computed, observed.until);
  const from = row.times.impactStarted;
  if (from === null || !('millis' in read)) {
    const state = 'millis' in read ? 'unknown' : read.state;
    return isWithin(row.anchorAt, observed)
      ? { incidentId, state, unstated: false, span: null }
      : null;
  }
  const until = from + read.millis;
  const touches =
    isWithin(from, observed) || (from < observed.from && until > observed.from);
  if (!touches) return null;
  if (mayBeOver(row, now)) {
    return { incidentId, state: 'stillOpen', unstated: false, span: null };
  }
  const span = { from, until, weight: weights[impact ?? 'major'] };
  return { incidentId, state: read.state, unstated: impact === null, span };
}

function isWithin(at: number, { from, until }: ObservedSpan): boolean {
  return at >= from && at < until;
}

function stateOf(
  members: readonly MemberReading[],
  { known, total }: { readonly known: number; readonly total: number },
) {
  if (total === 0) return 'none';
  if (known < LOWEST_COVERAGE * total) return 'unattributed';
  const observedMillis = members.reduce(
    (sum, member) => sum + member.observedMillis,
    0,
  );
  const short = observedMillis < FEWEST_DAYS_FOR_RATE * DAY * members.length;
  return known < total || short ? 'lowConfidence' : 'ok';
}

function meanOf(members: readonly { readonly value: number }[]): number {
  return members.reduce((sum, { value }) => sum + value, 0) / members.length;
}
