import type {
  AvailabilityFigure,
  DowntimeFigure,
  ImpactWeights,
} from './model';
import { LOWEST_COVERAGE } from './commitmentFigures';
import { countingRows, type Placed } from './countedFacts';
import { type DurationOptions, mayBeOver, readDuration } from './durations';
import type { IncidentFact } from './facts';
import { FEWEST_DAYS_FOR_RATE } from './incidentFigures';
import { type ObservedSpan, observedSpan } from './observedSpan';
import { integrateMaximum, type WeightedSpan } from './statistics';
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

/** What availability is made of. @public */
export interface AvailabilityInput {
  /** Rows of every member, also of incidents that began before the window and were not over. In any order. */
  readonly facts: Iterable<IncidentFact>;
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
 * @public
 */
export function availabilityFigures(
  input: AvailabilityInput,
): AvailabilityFigures {
  const rows = rowsByEntity(input.facts);
  const members = input.members.flatMap(member =>
    readMember(member, rows.get(member.entityRef) ?? [], input),
  );
  const ratio = { definition: 'availability', unit: 'ratio' } as const;
  const seconds = { definition: 'downtime', unit: 's' } as const;
  if (members.length === 0) {
    return {
      availability: { state: 'notObserved', ...ratio },
      downtime: { state: 'notObserved', ...seconds },
    };
  }
  const { weights = defaultImpactWeights } = input;
  const shown = { weights, ...supportOf(members, input.members.length) };
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

type Row = Placed<IncidentFact>;
type SpanState = 'known' | 'open' | 'stillOpen' | 'unknown' | 'impossible';

/** An incident that touches the observed part of the window. */
interface Touching {
  readonly incidentId: number;
  readonly state: SpanState;
  readonly unstated: boolean;
  readonly span: WeightedSpan | null;
}

interface MemberReading {
  readonly entityRef: string;
  readonly observedMillis: number;
  readonly downMillis: number;
  readonly touching: readonly Touching[];
}

function rowsByEntity(facts: Iterable<IncidentFact>): Map<string, Row[]> {
  const rows = new Map<string, Row[]>();
  for (const row of countingRows(facts)) {
    if (row.entityRef === null) continue;
    const ofEntity = rows.get(row.entityRef);
    if (ofEntity) ofEntity.push(row);
    else rows.set(row.entityRef, [row]);
  }
  return rows;
}

/** Empty for a member of which nothing was observed in the window. */
function readMember(
  { entityRef, observedSince }: ObservedMember,
  rows: readonly Row[],
  { window, now, weights = defaultImpactWeights }: AvailabilityInput,
): MemberReading[] {
  const anchors = rows.map(row => row.anchorAt);
  const observed = observedSpan(window, now, observedSince, anchors);
  if (observed === null) return [];
  const touching = rows.flatMap(row => readRow(row, observed, now, weights));
  const spans = touching.flatMap(({ span }) => span ?? []);
  return [
    {
      entityRef,
      observedMillis: observed.until - observed.from,
      downMillis: integrateMaximum(spans, observed.from, observed.until),
      touching,
    },
  ];
}

const computed: DurationOptions = {
  durations: 'computed',
  resolveFrom: 'declared',
};

function readRow(
  row: Row,
  observed: ObservedSpan,
  now: number,
  weights: ImpactWeights,
): Touching[] {
  const { incidentId, impact } = row;
  const read = readDuration(row, 'timeToRestore', computed, observed.until);
  const from = row.times.impactStarted;
  if (from === null || !('millis' in read)) {
    const state = 'millis' in read ? 'unknown' : read.state;
    return isWithin(row.anchorAt, observed)
      ? [{ incidentId, state, unstated: false, span: null }]
      : [];
  }
  const until = from + read.millis;
  const touches =
    isWithin(from, observed) || (from < observed.from && until > observed.from);
  if (!touches) return [];
  if (mayBeOver(row, now)) {
    return [{ incidentId, state: 'stillOpen', unstated: false, span: null }];
  }
  const span = { from, until, weight: weights[impact ?? 'major'] };
  return [{ incidentId, state: read.state, unstated: impact === null, span }];
}

function isWithin(at: number, { from, until }: ObservedSpan): boolean {
  return at >= from && at < until;
}

function supportOf(members: readonly MemberReading[], total: number) {
  const touching = members.flatMap(member => member.touching);
  const incidents = (passes: (one: Touching) => boolean) =>
    new Set(touching.filter(passes).map(one => one.incidentId)).size;
  return {
    members: { observed: members.length, total },
    coverage: {
      known: incidents(one => one.span !== null),
      total: incidents(() => true),
    },
    notes: {
      unknown: incidents(one => one.state === 'unknown'),
      impossible: incidents(one => one.state === 'impossible'),
      open: incidents(one => one.state === 'open'),
      stillOpen: incidents(one => one.state === 'stillOpen'),
      unstated: incidents(one => one.unstated),
    },
  };
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
