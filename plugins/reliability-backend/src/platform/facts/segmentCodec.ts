import {
  anchorOf,
  IncidentFact,
  IncidentFacts,
  TimePointKind,
  timePointKinds,
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

/** Facts column by column, as figures go through them. */
export interface FactSegment {
  readonly header: Header;
  /** One column after the other; NaN: not known. */
  readonly numbers: Float64Array;
  readonly places: Uint32Array;
}

/** Bytes that a segment takes in memory, but for its words. */
export function sizeOf({ numbers, places }: FactSegment): number {
  return numbers.byteLength + places.byteLength;
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

/** What {@link encodeSegment} made. */
export function decodeSegment(content: Uint8Array): FactSegment {
  const bytes = inflateRawSync(content);
  const textEnd = 4 + bytes.readUInt32LE();
  const header: Header = JSON.parse(bytes.toString('utf8', 4, textEnd));
  const numbers = new Float64Array(NUMBER_COLUMNS * header.rows);
  const places = new Uint32Array(WORD_COLUMNS * header.rows);
  const placesAt = textEnd + numbers.byteLength;
  // Copied, since numbers must begin where the machine wants them to.
  bytesOf(numbers).set(bytes.subarray(textEnd, placesAt));
  bytesOf(places).set(bytes.subarray(placesAt));
  return { header, numbers, places };
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

/** The facts of a segment, made as they are asked for. */
export function* factsOf({
  header,
  numbers,
  places,
}: FactSegment): Generator<IncidentFact, void> {
  const { rows, words, flagged } = header;
  const number = (column: number, row: number) => {
    const value = numbers[column * rows + row];
    return Number.isNaN(value) ? null : value;
  };
  const word = (column: number, row: number) =>
    words[column][places[column * rows + row]];
  for (let row = 0; row < rows; row += 1) {
    const times = {
      impactStarted: number(1, row),
      detected: number(2, row),
      declared: number(3, row),
      acknowledged: number(4, row),
      mitigated: number(5, row),
      resolved: number(6, row),
    };
    yield {
      incidentId: numbers[row],
      entityRef: word(0, row),
      role: word(1, row) as IncidentFact['role'],
      impact: word(2, row) as IncidentFact['impact'],
      kind: word(3, row) as IncidentFact['kind'],
      severity: word(4, row) as IncidentFact['severity'],
      incidentType: word(5, row),
      failureMode: word(6, row),
      trigger: word(7, row),
      anchorAt: anchorOf(times),
      times,
      stated: {
        timeToDetect: number(7, row),
        timeToRestore: number(8, row),
        timeToResolve: number(9, row),
      },
      flagged: flagged[places[wordColumns.length * rows + row]],
    };
  }
}

/** Goes through several lots of facts, one after the other, as often as need be. */
export function inTurn(lots: readonly IncidentFacts[]): IncidentFacts {
  return {
    *[Symbol.iterator]() {
      for (const lot of lots) yield* lot;
    },
  };
}

function bytesOf(array: Float64Array | Uint32Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}
