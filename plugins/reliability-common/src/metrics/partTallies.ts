import { LONG_OPEN, observedDuration } from './durationTally';
import type { DurationKind } from './durations';
import type { IncidentFacts } from './facts';
import {
  exposureOf,
  figureOfIncidents,
  notObserved,
  observedFrom,
} from './incidentCounts';
import { type FiguresOf, isWithin, type Tallied } from './incidentFigures';
import type { DurationFigure } from './model';
import {
  COUNTED,
  type FiguredParts,
  type FiguresOfEach,
  FIRST_OTHER,
  ORIGIN,
  otherKinds,
  PartRows,
  readings,
  severities,
} from './partRows';
import { ascending, type DurationSample } from './statistics';

const noOthers = {
  byKind: { nearMiss: 0, drill: 0, maintenance: 0 },
  originOnly: 0,
};

/** The rows of one part. */
class PartTally<TKind extends DurationKind> implements Tallied<TKind> {
  constructor(
    readonly kinds: readonly TKind[],
    private readonly input: FiguresOfEach,
    private readonly since: number | null,
    private readonly rows: PartRows,
    /** Where its rows begin, and end. */
    private readonly within: readonly [number, number],
  ) {}

  figures(): FiguresOf<TKind> {
    const { rows, input } = this;
    const { severity, type, trigger } = rows.columns;
    const { counted, others, seen, firstAnchor } = this.distinct();
    const bySeverity = severities.map(() => 0);
    for (const row of counted) {
      bySeverity[severity[row]] += 1;
      rows.types.count(type[row]);
      rows.triggers.count(trigger[row]);
    }
    const [sev1, sev2, sev3, sev4, sev5, unknown] = bySeverity;
    const since = this.observedFrom(firstAnchor);
    const { byKind, originOnly } = this.others(others, seen);
    const incidents = figureOfIncidents(
      {
        count: counted.length,
        bySeverity: { sev1, sev2, sev3, sev4, sev5, unknown },
        byType: rows.types.list(),
        byTrigger: rows.triggers.list(),
        originOnly,
        byKind,
      },
      since,
      input,
    );
    const figures: { [kind: string]: DurationFigure } = {};
    this.kinds.forEach((kind, place) => {
      figures[kind] =
        since === null
          ? notObserved(kind)
          : this.duration(kind, place, counted);
    });
    return { ...figures, incidents } as FiguresOf<TKind>;
  }

  sample(kind: TKind): DurationSample {
    const place = this.kinds.indexOf(kind);
    return this.read(place, this.distinct().counted).sample;
  }

  exposure(): { count: number; exposure: number } {
    const { counted, firstAnchor } = this.distinct();
    return exposureOf(
      this.input,
      counted.length,
      this.observedFrom(firstAnchor),
    );
  }

  private observedFrom(firstAnchor: number): number | null {
    const { input, since } = this;
    return observedFrom(input.window, since, firstAnchor);
  }

  /** A row of each incident that counts, and the rows of what is not counted with those. */
  private distinct() {
    const {
      rows,
      within: [begin, end],
    } = this;
    const { what, incident, anchor } = rows.columns;
    const counted: number[] = [];
    const others: number[] = [];
    const seen = new Set<number>();
    let firstAnchor = Infinity;
    for (let place = begin; place < end; place += 1) {
      const row = rows.order[place];
      if (what[row] !== COUNTED) others.push(row);
      else if (!seen.has(incident[row])) {
        seen.add(incident[row]);
        counted.push(row);
        firstAnchor = Math.min(firstAnchor, anchor[row]);
      }
    }
    return { counted, others, seen, firstAnchor };
  }

  private others(others: readonly number[], counted: ReadonlySet<number>) {
    if (others.length === 0) return noOthers;
    const { what, incident } = this.rows.columns;
    const idsOf = (one: number) =>
      new Set(others.flatMap(row => (what[row] === one ? incident[row] : [])));
    const [nearMiss, drill, maintenance] = otherKinds.map(
      (_, place) => idsOf(FIRST_OTHER + place).size,
    );
    const origins = [...idsOf(ORIGIN)];
    return {
      byKind: { nearMiss, drill, maintenance },
      originOnly: origins.filter(id => !counted.has(id)).length,
    };
  }

  private duration(
    kind: TKind,
    place: number,
    counted: readonly number[],
  ): DurationFigure {
    const { sample, notes } = this.read(place, counted);
    return observedDuration(kind, sample, notes);
  }

  private read(place: number, counted: readonly number[]) {
    const reading = this.rows.columns.reading[place];
    const millis = this.rows.columns.millis[place];
    const ended: number[] = [];
    const open: number[] = [];
    const notes = { unknown: 0, impossible: 0, early: 0, longOpen: 0 };
    for (const row of counted) {
      const state = readings[reading[row]];
      switch (state) {
        case 'known':
        case 'early':
          ended.push(millis[row]);
          if (state === 'early') notes.early += 1;
          break;
        case 'open':
          open.push(millis[row]);
          if (millis[row] > LONG_OPEN) notes.longOpen += 1;
          break;
        default:
          notes[state] += 1;
      }
    }
    return {
      sample: { ended: ascending(ended), open: ascending(open) },
      notes,
    };
  }
}

/**
 * Goes once through facts, and tallies them for each of several parts as `IncidentTally` does for one. Ten thousand parts have ten rows each: an
 * object for each row, or each part, would cost more than the figures do, so rows are kept as numbers.
 */
export function partTallies<TKind extends DurationKind>(
  facts: IncidentFacts,
  kinds: readonly TKind[],
  { observedSince, of: partsOf }: FiguredParts,
  input: FiguresOfEach,
): Tallied<TKind>[] {
  const rows = new PartRows(kinds, input);
  for (const fact of facts) {
    if (isWithin(fact, input.window)) rows.add(fact, partsOf);
  }
  const begins = rows.sort(observedSince.length);
  return observedSince.map(
    (since, place) =>
      new PartTally(kinds, input, since, rows, [
        begins[place],
        begins[place + 1],
      ]),
  );
}
