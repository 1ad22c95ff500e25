import { Knex } from 'knex';
import { inBatches } from '../database/dialect';

/** Rows are compared and written by column; no table of a copy has more of them. */
const MOST_COLUMNS = 8;

/** What a table's copy was behind by. */
export interface Differences<TRow> {
  readonly gone: readonly TRow[];
  readonly come: readonly TRow[];
  /** Whether a row is another that stays. */
  readonly changed: boolean;
}

/** Whether anything differed. */
export function isAny({ gone, come, changed }: Differences<unknown>): boolean {
  return gone.length > 0 || come.length > 0 || changed;
}

/** A table that holds a copy of what is elsewhere. */
export class CopiedTable<TRow extends object> {
  constructor(
    private readonly name: string,
    private readonly key: readonly (keyof TRow & string)[],
  ) {}

  /** Which rows there are, for {@link replace}: to be asked before the original is read. */
  async keys(tx: Knex): Promise<ReadonlySet<string>> {
    const select: Knex.QueryBuilder = tx(this.name).select([...this.key]);
    const rows: TRow[] = await select;
    return new Set(rows.map(row => this.keyOf(row)));
  }

  /**
   * Deletes rows that are gone, inserts those that are new, updates those that differ; unchanged rows are not touched. Gone is only what
   * was there before the original was read: what somebody has added since may not have been in it yet.
   */
  async replace(
    tx: Knex,
    rows: readonly TRow[],
    before: ReadonlySet<string>,
  ): Promise<Differences<TRow>> {
    const stored: TRow[] = await tx(this.name).select();
    const present = new Map(stored.map(row => [this.keyOf(row), row]));
    const next = new Map(rows.map(row => [this.keyOf(row), row]));
    const gone = [...present].flatMap(([id, row]) =>
      next.has(id) || !before.has(id) ? [] : [row],
    );
    const keys = gone.map(row => this.key.map(column => String(row[column])));
    for (const batch of inBatches(keys, this.key.length)) {
      await tx(this.name)
        .whereIn([...this.key], batch)
        .delete();
    }
    const others = [...next].filter(
      ([id, row]) => !isSame(row, present.get(id)),
    );
    await this.put(
      tx,
      others.map(([, row]) => row),
    );
    const come = others.flatMap(([id, row]) => (present.has(id) ? [] : [row]));
    return { gone, come, changed: others.length > come.length };
  }

  /** Inserts or updates rows. */
  async put(tx: Knex, rows: readonly TRow[]): Promise<void> {
    for (const batch of inBatches(rows, MOST_COLUMNS)) {
      await tx(this.name)
        .insert(batch)
        .onConflict([...this.key])
        .merge();
    }
  }

  private keyOf(row: TRow): string {
    return this.key.map(column => row[column]).join('\n');
  }
}

function isSame<TRow extends object>(
  row: TRow,
  before: TRow | undefined,
): boolean {
  return (
    before !== undefined &&
    (Object.keys(row) as (keyof TRow)[]).every(
      column => before[column] === row[column],
    )
  );
}
