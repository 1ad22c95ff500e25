import { type DurationKind, readDuration } from './durations';
import type { IncidentFact } from './facts';
import {
  censorAt,
  type IncidentFiguresInput,
  inWordOrder,
} from './incidentCounts';
import type { CountByWord } from './model';

/** What several parts of a scope have in common. @public */
export type FiguresOfEach = Omit<
  IncidentFiguresInput,
  'facts' | 'observedSince'
>;

/** Parts of a scope. @public */
export interface FiguredParts {
  /** Since when each is watched; see {@link IncidentFiguresInput}. */
  readonly observedSince: readonly (number | null)[];
  /** Places of the parts that a fact may belong to. */
  readonly of: (entityRef: string | null) => readonly number[];
}

/** What a row says of its incident. */
export const COUNTED = 0;
export const ORIGIN = 1;
export const otherKinds = ['nearMiss', 'drill', 'maintenance'] as const;
export const FIRST_OTHER = 2;

/** What a row says of a duration. */
export const readings = [
  'known',
  'early',
  'open',
  'unknown',
  'impossible',
] as const;
export const severities = [
  'sev1',
  'sev2',
  'sev3',
  'sev4',
  'sev5',
  'unknown',
] as const;

/** Gives each different word a number, and counts words of one part after the other. */
class Words {
  private readonly known = new Map<string | null, number>();
  private all: (string | null)[] = [];
  /** The place of each number in the order of words. */
  private ranks: number[] = [];
  private counts: number[] = [];
  /** Ranks of what was counted, ascending. */
  private counted: number[] = [];

  of(word: string | null): number {
    const known = this.known.get(word);
    if (known !== undefined) return known;
    this.known.set(word, this.all.length);
    return this.all.push(word) - 1;
  }

  /** To be called when all words are known, before any is counted: sorted once, and not for each part. */
  sort(): void {
    const sorted = [...this.all].sort(inWordOrder);
    this.ranks = this.all.map(word => sorted.indexOf(word));
    this.all = sorted;
    this.counts = sorted.map(() => 0);
  }

  count(number: number): void {
    const rank = this.ranks[number];
    this.counts[rank] += 1;
    if (this.counts[rank] > 1) return;
    const { counted } = this;
    let at = counted.length;
    while (at > 0 && counted[at - 1] > rank) at -= 1;
    counted.splice(at, 0, rank);
  }

  /** What was counted since the last list. */
  list(): CountByWord[] {
    const list: CountByWord[] = [];
    for (const rank of this.counted) {
      list.push({ word: this.all[rank], count: this.counts[rank] });
      this.counts[rank] = 0;
    }
    this.counted = [];
    return list;
  }
}

/** Columns of so many rows. */
class Columns {
  readonly incident: Float64Array;
  readonly anchor: Float64Array;
  readonly what: Uint8Array;
  readonly severity: Uint8Array;
  readonly type: Uint32Array;
  readonly trigger: Uint32Array;
  /** Of each duration: a place in {@link readings}, and milliseconds. */
  readonly reading: readonly Uint8Array[];
  readonly millis: readonly Float64Array[];

  constructor(readonly size: number, private readonly durations: number) {
    this.incident = new Float64Array(size);
    this.anchor = new Float64Array(size);
    this.what = new Uint8Array(size);
    this.severity = new Uint8Array(size);
    this.type = new Uint32Array(size);
    this.trigger = new Uint32Array(size);
    const each = { length: durations };
    this.reading = Array.from(each, () => new Uint8Array(size));
    this.millis = Array.from(each, () => new Float64Array(size));
  }

  /** The same with room for twice as many. */
  doubled(): Columns {
    const doubled = new Columns(this.size * 2, this.durations);
    const to = doubled.all();
    this.all().forEach((column, place) => to[place].set(column));
    return doubled;
  }

  private all() {
    const { incident, anchor, what, severity, type, trigger } = this;
    return [
      ...[incident, anchor, what, severity, type, trigger],
      ...this.reading,
      ...this.millis,
    ];
  }
}

/** Rows of facts as numbers, and the parts that they belong to. */
export class PartRows {
  readonly types = new Words();
  readonly triggers = new Words();
  columns: Columns;
  /** Places of rows, part after part. */
  order = new Uint32Array();
  private count = 0;
  /** Pairs of a part and a row. */
  private readonly parts: number[] = [];
  private readonly rows: number[] = [];
  private readonly censorAt: number;

  constructor(
    private readonly kinds: readonly DurationKind[],
    private readonly input: FiguresOfEach,
  ) {
    this.columns = new Columns(1024, kinds.length);
    this.censorAt = censorAt(input);
  }

  add(
    fact: IncidentFact & { readonly anchorAt: number },
    partsOf: FiguredParts['of'],
  ): void {
    const what = whatOf(fact);
    if (what === null) return;
    const parts = partsOf(fact.entityRef);
    if (parts.length === 0) return;
    const row = this.count;
    for (const part of parts) {
      this.parts.push(part);
      this.rows.push(row);
    }
    this.count += 1;
    if (row === this.columns.size) this.columns = this.columns.doubled();
    const { columns } = this;
    columns.what[row] = what;
    columns.incident[row] = fact.incidentId;
    columns.anchor[row] = fact.anchorAt;
    if (what !== COUNTED) return;
    columns.severity[row] = severities.indexOf(fact.severity ?? 'unknown');
    columns.type[row] = this.types.of(fact.incidentType);
    columns.trigger[row] = this.triggers.of(fact.trigger);
    for (let place = 0; place < this.kinds.length; place += 1) {
      const read = readDuration(
        fact,
        this.kinds[place],
        this.input.options,
        this.censorAt,
      );
      const isEarly = read.state === 'known' && read.early;
      columns.reading[place][row] = readings.indexOf(
        isEarly ? 'early' : read.state,
      );
      columns.millis[place][row] = 'millis' in read ? read.millis : 0;
    }
  }

  /**
   * To be called when all rows are there.
   *
   * @returns where the rows of each part begin in {@link order}, and where the last ones end
   */
  sort(count: number): Uint32Array {
    this.types.sort();
    this.triggers.sort();
    const { parts, rows } = this;
    const begins = new Uint32Array(count + 1);
    for (const part of parts) begins[part + 1] += 1;
    for (let place = 0; place < count; place += 1) {
      begins[place + 1] += begins[place];
    }
    const next = begins.slice();
    this.order = new Uint32Array(rows.length);
    parts.forEach((part, pair) => {
      this.order[next[part]] = rows[pair];
      next[part] += 1;
    });
    return begins;
  }
}

/** Null: the row says nothing that is counted. */
function whatOf({ kind, role }: IncidentFact): number | null {
  if (kind !== 'incident') {
    return role === 'contributing'
      ? null
      : FIRST_OTHER + otherKinds.indexOf(kind);
  }
  if (role === 'impacted') return COUNTED;
  return role === 'origin' ? ORIGIN : null;
}
