import {
  IncidentFact,
  IncidentFacts,
  inTurn,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { LRUCache } from 'lru-cache';
import { int, Row } from '../database/columns';
import { holdName, inBatches } from '../database/dialect';
import { inTransaction } from '../database/inTransaction';
import { AuditedFacts, OthersTurns } from './FactAudit';
import {
  changedDays,
  dayOf,
  DAY,
  FactChange,
  insertFactChange,
  noteFactChange,
  startOfDay,
  takeFactChanges,
  together,
} from './factChanges';
import { incidentFactColumns, readIncidentFact } from './incidentFactRow';
import {
  decodeSegment,
  encodeSegment,
  factsAbout,
  FactSegment,
  factsOf,
  isSegmentOf,
  sizeOf,
} from './segmentCodec';

/** Segments that are held ready, in bytes: three years of a thousand incidents a day, so that a calendar of years pushes nothing out. */
const AT_HAND = 192 * 1024 * 1024;

/** One folds at a time. */
const FOLDING = 'reliability:fold-facts';

/** A day that is still being written to is not put together for each write. */
const QUIET = 5_000;
/** Not even where it is never quiet does it wait for longer. */
const LONGEST_WAIT = 5 * 60_000;

/** Most changes that are taken up at once. */
const MOST_CHANGES = 5_000;
/** How long one transaction puts days together, in milliseconds: on SQLite everybody else waits for it. */
const AT_ONCE = 40;

/** What a fold left: nothing, more of the same, or what is not due yet. */
export type Folded = 'done' | 'more' | 'waiting';

/**
 * The facts of incidents that everybody may see, a UTC day of anchors in a row: figures of the whole organisation read a hundred rows instead
 * of a hundred thousand, and are exact, since a segment holds the facts themselves. A day that was written to since is read from the facts.
 */
export class FactSegments implements AuditedFacts {
  readonly facts = 'fact_segment';
  private readonly atHand = new LRUCache<
    number,
    { readonly revision: number; readonly segment: FactSegment }
  >({
    maxSize: AT_HAND,
    sizeCalculation: ({ segment }) => sizeOf(segment) + 1,
  });

  /** @param atOnce - milliseconds after which one call of {@link fold} leaves the rest to the next */
  constructor(
    private readonly database: Knex,
    private readonly atOnce = AT_ONCE,
  ) {}

  /**
   * Facts that everybody may see and that are anchored in `[from, until)`, with some before and after.
   *
   * @param isAbout - which entities they are to be about; null stands for incidents that name none
   */
  async read(
    tx: Knex,
    from: number,
    until: number,
    isAbout?: (entityRef: string | null) => boolean,
  ): Promise<IncidentFacts> {
    const days: readonly [number, number] = [dayOf(from), dayOf(until - 1)];
    const changed = new Set(
      [...(await changedDays(tx))].filter(
        day => day >= days[0] && day <= days[1],
      ),
    );
    const segments = await this.segments(tx, days, changed);
    const unfolded = await unfoldedFacts(tx, changed);
    return isAbout
      ? [
          ...segments.flatMap(segment => factsAbout(segment, isAbout)),
          ...unfolded.filter(({ entityRef }) => isAbout(entityRef)),
        ]
      : inTurn([...segments.map(factsOf), unfolded]);
  }

  /**
   * Puts days together that were written to, for a moment; what is left waits for the next call.
   *
   * @param now - UTC milliseconds
   */
  async fold(now: number): Promise<Folded> {
    return inTransaction(this.database, async tx => {
      await holdName(tx, FOLDING);
      const changes = await takeFactChanges(tx, MOST_CHANGES);
      if (changes === undefined) return 'done';
      const { overdue, recent } = byAge(changes, now);
      const isQuiet = recent.lastAt <= now - QUIET;
      const due = isQuiet
        ? new Set([...overdue.days, ...recent.days])
        : overdue.days;
      const folded = await refoldSome(tx, due, this.atOnce);
      const left = [overdue, recent]
        .map(change => leftOf(change, folded))
        .filter(({ days }) => days.size > 0);
      if (left.length === 0) {
        await insertFactChange(tx, { ...together(changes), days: new Set() });
        return 'done';
      }
      for (const change of left) await insertFactChange(tx, change);
      return folded.size < due.size ? 'more' : 'waiting';
    });
  }

  /** Puts together again what segments do not say as facts do; days that were written to since are left to {@link fold}. */
  async audit(
    turns: OthersTurns,
    signal?: AbortSignal,
  ): Promise<{ checked: number; repaired: number[] }> {
    const heads: Row[] = await this.database('fact_segment').select('day');
    const held = heads.map(row => int(row.day));
    const days = new Set([...held, ...(await this.daysOfFacts())]);
    const repaired: number[] = [];
    for (const day of days) {
      if (signal?.aborted) break;
      const wrong = await inTransaction(this.database, async tx => {
        await holdName(tx, FOLDING);
        if ((await changedDays(tx)).has(day) || (await isAsFactsSay(tx, day))) {
          return false;
        }
        await refold(tx, day);
        // Whoever has an answer that was made of it asks again.
        await noteFactChange(tx);
        return true;
      });
      if (wrong) repaired.push(day);
      await turns.letOthersRead();
    }
    return { checked: days.size, repaired };
  }

  private async daysOfFacts(): Promise<number[]> {
    const rows: Row[] = await this.database('incident_fact')
      .whereNull('confidential_id')
      .whereNotNull('anchor_at')
      .distinct(this.database.raw('anchor_at / ? as day', [DAY]));
    return rows.map(row => Math.floor(Number(row.day)));
  }

  /** Segments of some days, from the first to the last, but for those that were written to. */
  private async segments(
    tx: Knex,
    days: readonly [number, number],
    leftOut: ReadonlySet<number>,
  ): Promise<FactSegment[]> {
    const heads: Row[] = await tx('fact_segment')
      .whereBetween('day', days)
      .select('day', 'revision');
    const wanted = heads
      .map(row => ({ day: int(row.day), revision: int(row.revision) }))
      .filter(({ day }) => !leftOut.has(day));
    const found = new Map<number, FactSegment>();
    for (const { day, revision } of wanted) {
      const held = this.atHand.get(day);
      if (held?.revision === revision) found.set(day, held.segment);
    }
    const missing = wanted.flatMap(({ day }) => (found.has(day) ? [] : [day]));
    for (const batch of inBatches(missing, 1)) {
      const rows: Row[] = await tx('fact_segment')
        .whereIn('day', batch)
        .select('day', 'revision', 'content');
      for (const row of rows) {
        const segment = decodeSegment(row.content as Uint8Array);
        found.set(int(row.day), segment);
        this.atHand.set(int(row.day), { revision: int(row.revision), segment });
      }
    }
    return [...found.values()];
  }
}

/**
 * What has waited for as long as it may, and what has not. They are kept apart, so that what is written while the one is put together waits by
 * itself: else a long import would have its days put together again and again.
 */
function byAge(changes: readonly FactChange[], now: number) {
  const isOverdue = ({ firstAt }: FactChange) => firstAt <= now - LONGEST_WAIT;
  return {
    overdue: together(changes.filter(isOverdue)),
    recent: together(changes.filter(change => !isOverdue(change))),
  };
}

function leftOf(change: FactChange, folded: ReadonlySet<number>): FactChange {
  const days = [...change.days].filter(day => !folded.has(day));
  return { ...change, days: new Set(days) };
}

/** Puts days together, one at least, for so many milliseconds. @returns those that it came to */
async function refoldSome(
  tx: Knex,
  days: ReadonlySet<number>,
  atOnce: number,
): Promise<ReadonlySet<number>> {
  const folded = new Set<number>();
  const stopAt = performance.now() + atOnce;
  for (const day of days) {
    await refold(tx, day);
    folded.add(day);
    if (performance.now() > stopAt) break;
  }
  return folded;
}

/** Puts the segment of a day together anew. It stays where nothing is left of it, so that no revision comes again. */
async function refold(tx: Knex, day: number): Promise<void> {
  const facts = await publicFacts(tx, startOfDay(day), startOfDay(day + 1));
  const segment = { facts: facts.length, content: encodeSegment(facts) };
  await tx('fact_segment')
    .insert({ day, revision: 1, ...segment })
    .onConflict('day')
    .merge({ ...segment, revision: tx.raw('fact_segment.revision + 1') });
}

async function isAsFactsSay(tx: Knex, day: number): Promise<boolean> {
  const facts = await publicFacts(tx, startOfDay(day), startOfDay(day + 1));
  const row = await tx('fact_segment').where({ day }).first('content');
  if (row === undefined) return facts.length === 0;
  return isSegmentOf(row.content, facts);
}

/** Facts of days that were written to: neighbouring days in one statement, and where that would be many, all between them. */
async function unfoldedFacts(
  tx: Knex,
  days: ReadonlySet<number>,
): Promise<IncidentFact[]> {
  const facts: IncidentFact[] = [];
  for (const [first, last] of stretchesOf(days)) {
    const stretch = await publicFacts(
      tx,
      startOfDay(first),
      startOfDay(last + 1),
    );
    facts.push(
      ...stretch.filter(
        ({ anchorAt }) => anchorAt !== null && days.has(dayOf(anchorAt)),
      ),
    );
  }
  return facts;
}

/** Stretches of days with fewer than this between them are read as one. */
const NEAR = 3;

function stretchesOf(days: ReadonlySet<number>): [number, number][] {
  const stretches: [number, number][] = [];
  for (const day of [...days].sort((a, b) => a - b)) {
    const latest = stretches.at(-1);
    if (latest !== undefined && day - latest[1] <= NEAR) latest[1] = day;
    else stretches.push([day, day]);
  }
  return stretches;
}

/** Along `incident_fact_anchor`; in one order, so that equal facts make equal segments. */
async function publicFacts(
  tx: Knex,
  from: number,
  until: number,
): Promise<IncidentFact[]> {
  const rows: Row[] = await tx('incident_fact')
    .whereNull('confidential_id')
    .where('anchor_at', '>=', from)
    .where('anchor_at', '<', until)
    .orderBy(['incident_id', 'entity_ref', 'role'])
    .select(incidentFactColumns);
  return rows.map(readIncidentFact);
}
