import { Knex } from 'knex';
import { inBatches } from '../database/dialect';

/** Rows are compared and written by column; no table of a copy has more of them. */
const MOST_COLUMNS = 8;

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
   *
   * @returns whether anything differed
   */
  async replace(
    tx: Knex,
    rows: readonly TRow[],
    before: ReadonlySet<string>,
  ): Promise<boolean> {
    const stored: TRow[] = await tx(this.name).select();
    const present = new Map(stored.map(row => [this.keyOf(row), row]));
    const next = new Map(rows.map(row => [this.keyOf(row), row]));
    const gone = [...present].flatMap(([id, row]) =>
      next.has(id) || !before.has(id)
        ? []
        : [this.key.map(column => String(row[column]))],
    );
    for (const batch of inBatches(gone, this.key.length)) {
      await tx(this.name)
        .whereIn([...this.key], batch)
        .delete();
    }
    const changed = [...next].flatMap(([id, row]) =>
      isSame(row, present.get(id)) ? [] : [row],
    );
    await this.put(tx, changed);
    return gone.length + changed.length > 0;
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
