import { LoggerService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { int, Row } from '../database/columns';
import { inTransaction } from '../database/inTransaction';
import { Turns } from '../database/Turns';

/** How many things are looked at in one go. */
const BATCH = 500;

/** Says what facts there should be of one kind of things. */
export interface FactKeeper {
  /** Table of the things, with an `id`. */
  readonly things: string;
  /** Table of their facts, and its column with that id. */
  readonly facts: string;
  readonly column: string;
  /** Keeps anybody else from changing some of them until the transaction ends. */
  hold(tx: Knex, ids: readonly number[]): Promise<void>;
  /** The facts that a write of theirs would leave. */
  expected(tx: Knex, ids: readonly number[]): Promise<readonly object[]>;
  /** Writes them, as a write of theirs would. */
  replace(
    tx: Knex,
    ids: readonly number[],
    rows: readonly object[],
  ): Promise<void>;
}

/** What of one table was looked at, and what was not as it should be. */
export interface FactsAudited {
  readonly facts: string;
  readonly checked: number;
  /** Ids of the things, references of entities, or days. */
  readonly repaired: readonly (number | string)[];
}

/** What an audit needs of {@link Turns}: it goes through everything there is. */
export type OthersTurns = Pick<Turns, 'letOthersRead'>;

/** Facts that are not of things with an id, and prove themselves. */
export interface AuditedFacts {
  /** Their table. */
  readonly facts: string;
  /** @param turns - to let others read, between the portions in which all is gone through */
  audit(
    turns: OthersTurns,
    signal?: AbortSignal,
  ): Promise<Omit<FactsAudited, 'facts'>>;
}

/**
 * Proves that facts are what the things that they are about would write now, and segments what facts say; what is not is repaired. Nothing
 * should ever be found: it is what to run after an accident, and what shows that there was none.
 */
export class FactAudit {
  constructor(
    private readonly platform: {
      readonly database: Knex;
      readonly turns: OthersTurns;
    },
    private readonly keepers: readonly FactKeeper[],
    /** In turn, after all that has keepers. */
    private readonly others: readonly AuditedFacts[],
    private readonly logger: LoggerService,
  ) {}

  /** @returns what was found, which the log says too */
  async run(signal?: AbortSignal): Promise<FactsAudited[]> {
    const report: FactsAudited[] = [];
    for (const keeper of this.keepers) {
      report.push(await this.auditThings(keeper, signal));
    }
    for (const other of this.others) {
      const found = await other.audit(this.platform.turns, signal);
      report.push({ facts: other.facts, ...found });
    }
    for (const { facts, checked, repaired } of report) {
      if (repaired.length === 0) {
        this.logger.info(`${facts}: ${checked} as they should be`);
      } else {
        this.logger.warn(
          `${facts}: ${
            repaired.length
          } of ${checked} were not as they should be and were repaired: ${repaired.join(
            ', ',
          )}`,
        );
      }
    }
    return report;
  }

  private async auditThings(
    keeper: FactKeeper,
    signal: AbortSignal | undefined,
  ): Promise<FactsAudited> {
    const { database, turns } = this.platform;
    const repaired: number[] = [];
    let checked = 0;
    for (let after = 0; !signal?.aborted; ) {
      const ids = await this.idsAfter(keeper, after);
      const last =
        ids.length < BATCH ? Number.MAX_SAFE_INTEGER : ids[BATCH - 1];
      checked += ids.length;
      const stored = await database(keeper.facts)
        .where(keeper.column, '>', after)
        .where(keeper.column, '<=', last)
        .select();
      // A fact may also be of something that is no more.
      const all = new Set([
        ...ids,
        ...stored.map(row => int(row[keeper.column])),
      ]);
      const expected = await keeper.expected(database, [...all]);
      for (const id of differing(keeper, all, stored, expected)) {
        if (await this.repair(keeper, id)) repaired.push(id);
      }
      if (ids.length < BATCH) break;
      after = last;
      await turns.letOthersRead();
    }
    return { facts: keeper.facts, checked, repaired };
  }

  private async idsAfter(
    { things }: FactKeeper,
    after: number,
  ): Promise<number[]> {
    const rows = await this.platform
      .database(things)
      .where('id', '>', after)
      .orderBy('id')
      .limit(BATCH)
      .select('id');
    return rows.map(row => int(row.id));
  }

  /** Looks once more where nobody can write meanwhile. @returns whether there was something to repair */
  private async repair(keeper: FactKeeper, id: number): Promise<boolean> {
    return inTransaction(this.platform.database, async tx => {
      await keeper.hold(tx, [id]);
      const stored = await tx(keeper.facts).where(keeper.column, id).select();
      const expected = await keeper.expected(tx, [id]);
      if (differing(keeper, new Set([id]), stored, expected).length === 0) {
        return false;
      }
      await keeper.replace(tx, [id], expected);
      return true;
    });
  }
}

function differing(
  { column }: FactKeeper,
  ids: ReadonlySet<number>,
  stored: readonly Row[],
  expected: readonly object[],
): number[] {
  const [present, wanted] = [stored, expected].map(rows =>
    groupById(column, rows as readonly Row[]),
  );
  return [...ids].filter(id => present.get(id) !== wanted.get(id));
}

/** The rows of each thing as one text, in no order. */
function groupById(
  column: string,
  rows: readonly Row[],
): ReadonlyMap<number, string> {
  const groups = new Map<number, string[]>();
  for (const row of rows) {
    const id = int(row[column]);
    groups.set(id, [...(groups.get(id) ?? []), textOf(row)]);
  }
  return new Map(
    [...groups].map(([id, texts]) => [id, texts.sort().join('\n')]),
  );
}

/** A row as one text, the same for what either driver hands out and for what is written. */
function textOf(row: Row): string {
  const cells = Object.entries(row)
    .map(([name, value]) => [name, cellOf(value)])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
  return JSON.stringify(cells);
}

function cellOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return value ? '1' : '0';
  return String(value);
}
