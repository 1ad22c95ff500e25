import { Knex } from 'knex';
import { int, Row } from '../database/columns';

export const DAY = 86_400_000;

/** The UTC day since 1970 that holds a moment. */
export function dayOf(millis: number): number {
  return Math.floor(millis / DAY);
}

/** The moment at which a UTC day begins. */
export function startOfDay(day: number): number {
  return day * DAY;
}

/** Facts that everybody may see and that a write took away or put there. */
interface TouchedFact {
  readonly anchor_at: unknown;
  readonly confidential_id: unknown;
}

/**
 * Notes, in the transaction of a write, that facts changed, and on which days those that everybody may see. Each write has a row of its own,
 * so that none waits for another.
 */
export async function noteFactChange(
  tx: Knex,
  touched: readonly TouchedFact[] = [],
): Promise<void> {
  const days = new Set(
    touched.flatMap(fact =>
      fact.anchor_at === null || fact.confidential_id !== null
        ? []
        : [dayOf(int(fact.anchor_at))],
    ),
  );
  const now = Date.now();
  await insertFactChange(tx, { days, firstAt: now, lastAt: now });
}

/** What one or several writes changed. */
export interface FactChange {
  /** UTC days since 1970. */
  readonly days: ReadonlySet<number>;
  readonly firstAt: number;
  readonly lastAt: number;
}

/** Puts down a change. */
export async function insertFactChange(
  tx: Knex,
  { days, firstAt, lastAt }: FactChange,
): Promise<void> {
  await tx('fact_change').insert({
    days: JSON.stringify([...days].sort((a, b) => a - b)),
    first_at: firstAt,
    last_at: lastAt,
  });
}

/** Takes up changes to be put down as fewer; undefined where there is nothing to do. The caller has seen to it that nobody else does. */
export async function takeFactChanges(
  tx: Knex,
  limit: number,
): Promise<FactChange[] | undefined> {
  const rows: Row[] = await tx('fact_change')
    .orderBy('id')
    .limit(limit)
    .select('id', 'days', 'first_at', 'last_at');
  if (rows.length < 2 && daysOf(rows).size === 0) return undefined;
  await tx('fact_change')
    .whereIn(
      'id',
      rows.map(row => int(row.id)),
    )
    .delete();
  return rows.map(row => ({
    days: daysOf([row]),
    firstAt: int(row.first_at),
    lastAt: int(row.last_at),
  }));
}

/** Several changes as one. */
export function together(changes: readonly FactChange[]): FactChange {
  return {
    days: new Set(changes.flatMap(({ days }) => [...days])),
    firstAt: Math.min(...changes.map(({ firstAt }) => firstAt)),
    lastAt: Math.max(...changes.map(({ lastAt }) => lastAt)),
  };
}

/** Days whose segments are behind. */
export async function changedDays(tx: Knex): Promise<ReadonlySet<number>> {
  return daysOf(await tx('fact_change').whereNot('days', '[]').select('days'));
}

function daysOf(rows: readonly Row[]): Set<number> {
  return new Set(rows.flatMap(row => JSON.parse(String(row.days)) as number[]));
}

/**
 * What facts and the catalog's copy are like at this moment: two that are equal were asked of the same state. A write adds a row, whose id may be
 * smaller than one that was committed before it; putting rows together leaves one with the largest id yet.
 */
export async function factVersion(tx: Knex): Promise<string> {
  const [row] = await tx('fact_change')
    .count({ rows: '*' })
    .max({ last: 'id' });
  return `${int(row.rows)}.${int(row.last)}`;
}
