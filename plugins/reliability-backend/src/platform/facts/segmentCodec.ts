import {
  anchorOf,
  IncidentFact,
  IncidentFacts,
  TimePointKind,
  timePointKinds,
  TimesInMillis,
} from '@afterword/plugin-reliability-common';
import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** Columns of words. Few of them are different, so that a row holds where a word stands in the list of its column. */
const wordColumns = [
  'entityRef',
  'role',
  'impact',
  'kind',
  'severity',
  'incidentType',
  'failureMode',
  'trigger',
] as const;

const statedColumns = [
  'timeToDetect',
  'timeToRestore',
  'timeToResolve',
] as const;

/** Columns of numbers, in the order in which they are stored: the incident, its time points, its stated durations. */
const NUMBER_COLUMNS = 1 + timePointKinds.length + statedColumns.length;
/** `flagged` is kept as words are. */
const WORD_COLUMNS = wordColumns.length + 1;

interface Header {
  readonly rows: number;
  /** The words of each of {@link wordColumns}. */
  readonly words: readonly (readonly (string | null)[])[];
  readonly flagged: readonly (readonly TimePointKind[])[];
}

/** Bytes of a day are rarely more than so many times as many once they are inflated. */
const INFLATED = 10;
const LEAST_INFLATED = 65_536;

/** Facts column by column, as figures go through them. */
export interface FactSegment {
  readonly header: Header;
  /** One column after the other; NaN: not known. */
  readonly numbers: Float64Array;
  readonly places: Uint32Array;
  /** Where each row stands in time. */
  readonly anchors: Float64Array;
}

/** Bytes that a segment takes in memory, but for its words. */
export function sizeOf({ numbers, places, anchors }: FactSegment): number {
  return numbers.byteLength + places.byteLength + anchors.byteLength;
}

/** Gives each different value the next place in a list. */
class Places<TValue> {
  readonly all: TValue[] = [];
  private readonly known = new Map<TValue, number>();

  of(value: TValue): number {
    const known = this.known.get(value);
    if (known !== undefined) return known;
    this.known.set(value, this.all.length);
    return this.all.push(value) - 1;
  }
}

/** Facts → bytes; equal facts in another order give other bytes. */
export function encodeSegment(facts: readonly IncidentFact[]): Buffer {
  const rows = facts.length;
  const numbers = new Float64Array(NUMBER_COLUMNS * rows);
  const places = new Uint32Array(WORD_COLUMNS * rows);
  const words = wordColumns.map(() => new Places<string | null>());
  const flagged = new Places<string>();
  facts.forEach((fact, row) => {
    [
      fact.incidentId,
      ...timePointKinds.map(kind => fact.times[kind]),
      ...statedColumns.map(column => fact.stated[column]),
    ].forEach((value, column) => {
      numbers[column * rows + row] = value ?? NaN;
    });
    wordColumns.forEach((name, column) => {
      places[column * rows + row] = words[column].of(fact[name]);
    });
    places[wordColumns.length * rows + row] = flagged.of(
      JSON.stringify(fact.flagged),
    );
  });
  const header: Header = {
    rows,
    words: words.map(({ all }) => all),
    flagged: flagged.all.map(json => JSON.parse(json)),
  };
  const text = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  return deflateRawSync(
    Buffer.concat([length, text, bytesOf(numbers), bytesOf(places)]),
    { level: 1 },
  );
}

/** Time points of a row, read when somebody asks for them: a duration asks for two of six. */
class SegmentTimes implements TimesInMillis {
  constructor(
    private readonly numbers: Float64Array,
    private readonly rows: number,
    private readonly row: number,
  ) {}

  get impactStarted() {
    return this.at(1);
  }

  get detected() {
    return this.at(2);
  }

  get declared() {
    return this.at(3);
  }

  get acknowledged() {
    return this.at(4);
  }

  get mitigated() {
    return this.at(5);
  }

  get resolved() {
    return this.at(6);
  }

  private at(column: number): number | null {
    return numberAt(this.numbers, this.rows, column, this.row);
  }
}

/** What {@link encodeSegment} made. */
export function decodeSegment(content: Uint8Array): FactSegment {
  // In one piece: what is put together of several is copied.
  const bytes = inflateRawSync(content, {
    chunkSize: Math.max(LEAST_INFLATED, content.length * INFLATED),
  });
  const textEnd = 4 + bytes.readUInt32LE();
  const header: Header = JSON.parse(bytes.toString('utf8', 4, textEnd));
  const numbers = new Float64Array(NUMBER_COLUMNS * header.rows);
  const places = new Uint32Array(WORD_COLUMNS * header.rows);
  const placesAt = textEnd + numbers.byteLength;
  // Copied, since numbers must begin where the machine wants them to.
  bytesOf(numbers).set(bytes.subarray(textEnd, placesAt));
  bytesOf(places).set(bytes.subarray(placesAt));
  const anchors = new Float64Array(header.rows);
  for (let row = 0; row < header.rows; row += 1) {
    anchors[row] = anchorOf(new SegmentTimes(numbers, header.rows, row)) ?? NaN;
  }
  return { header, numbers, places, anchors };
}

/** Whether a segment is what these facts make. */
export function isSegmentOf(
  content: Uint8Array,
  facts: readonly IncidentFact[],
): boolean {
  try {
    return inflateRawSync(content).equals(inflateRawSync(encodeSegment(facts)));
  } catch {
    // What cannot even be read is none.
    return false;
  }
}

/** A fact whose columns are read when somebody asks for them: each figure asks every fact, and most for few columns. */
class SegmentRow implements IncidentFact {
  constructor(
    private readonly segment: FactSegment,
    private readonly row: number,
  ) {}

  get incidentId() {
    return this.segment.numbers[this.row];
  }

  get entityRef() {
    return this.word(0);
  }

  get role() {
    return this.word(1) as IncidentFact['role'];
  }

  get impact() {
    return this.word(2) as IncidentFact['impact'];
  }

  get kind() {
    return this.word(3) as IncidentFact['kind'];
  }

  get severity() {
    return this.word(4) as IncidentFact['severity'];
  }

  get incidentType() {
    return this.word(5);
  }

  get failureMode() {
    return this.word(6);
  }

  get trigger() {
    return this.word(7);
  }

  get anchorAt() {
    return knownOf(this.segment.anchors[this.row]);
  }

  get times() {
    const { numbers, header } = this.segment;
    return new SegmentTimes(numbers, header.rows, this.row);
  }

  get stated() {
    const { numbers, header } = this.segment;
    const at = (column: number) =>
      numberAt(numbers, header.rows, column, this.row);
    return {
      timeToDetect: at(7),
      timeToRestore: at(8),
      timeToResolve: at(9),
    };
  }

  get flagged() {
    return this.segment.header.flagged[this.place(wordColumns.length)];
  }

  private word(column: number): string | null {
    return this.segment.header.words[column][this.place(column)];
  }

  private place(column: number): number {
    const { places, header } = this.segment;
    return places[column * header.rows + this.row];
  }
}

/** The facts of a segment, to go through as often as need be. */
export function factsOf(segment: FactSegment): IncidentFacts {
  return {
    *[Symbol.iterator]() {
      for (let row = 0; row < segment.header.rows; row += 1) {
        yield new SegmentRow(segment, row);
      }
    },
  };
}

/** Those of some entities; null stands for incidents that name none. */
export function factsAbout(
  segment: FactSegment,
  isAbout: (entityRef: string | null) => boolean,
): IncidentFact[] {
  const { rows, words } = segment.header;
  const [entities] = words;
  const wanted = entities.map(isAbout);
  const facts: IncidentFact[] = [];
  if (!wanted.includes(true)) return facts;
  for (let row = 0; row < rows; row += 1) {
    // The entity's is the first column.
    if (wanted[segment.places[row]]) facts.push(new SegmentRow(segment, row));
  }
  return facts;
}

function numberAt(
  numbers: Float64Array,
  rows: number,
  column: number,
  row: number,
): number | null {
  return knownOf(numbers[column * rows + row]);
}

function knownOf(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}

function bytesOf(array: Float64Array | Uint32Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}
