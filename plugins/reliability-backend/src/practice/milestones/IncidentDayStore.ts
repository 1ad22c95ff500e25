import { IncidentDay } from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { int, Row, textOrNull } from '../../platform/database/columns';
import { Portion } from '../../platform/database/Portion';
import { Turns } from '../../platform/database/Turns';

const DAY_MS = 86_400_000;

/** The SQL of how many incidents there were of a day, of those that everybody may see. */
export class IncidentDayStore {
  /** @param atOnce - numbers of incidents that one statement goes through, at most */
  constructor(private readonly atOnce = 50_000) {}

  /**
   * Reads them in portions, between which others are answered: each incident is counted once, as it is when its portion is read.
   *
   * @returns undefined where the signal said to end before all was read
   */
  async read(
    tx: Knex,
    turns: Pick<Turns, 'letOthersRead'>,
    signal: AbortSignal,
  ): Promise<IncidentDay[] | undefined> {
    const [{ last }] = await tx('incident').max({ last: 'id' });
    const found = new Map<string, IncidentDay>();
    const portion = new Portion(tx, this.atOnce);
    for (let after = 0; after < int(last ?? 0); ) {
      if (signal.aborted) return undefined;
      const { size } = portion;
      const start = performance.now();
      const days = await this.readPortion(tx, after, after + size);
      portion.took(performance.now() - start, size);
      for (const { count, ...each } of days) {
        const name = JSON.stringify([each.day, each.failureMode]);
        const known = found.get(name)?.count ?? 0;
        found.set(name, { ...each, count: known + count });
      }
      after += size;
      await turns.letOthersRead();
    }
    return signal.aborted ? undefined : [...found.values()];
  }

  /**
   * Those with numbers in `(after, until]`. The length of a day stands in the statement: as a bound value SQLite would divide by a fraction, and no
   * two incidents were of one day.
   */
  private async readPortion(
    tx: Knex,
    after: number,
    until: number,
  ): Promise<IncidentDay[]> {
    const rows: Row[] = await tx('incident')
      .where('id', '>', after)
      .where('id', '<=', until)
      .where('kind', 'incident')
      .whereNull('confidential_id')
      .whereNull('merged_into')
      .whereNotNull('anchor_at')
      .groupBy('failure_mode', 'day')
      .select('failure_mode', tx.raw(`anchor_at / ${DAY_MS} as day`))
      .count({ incidents: '*' });
    return rows.map(row => ({
      failureMode: textOrNull(row.failure_mode),
      day: int(row.day),
      count: int(row.incidents),
    }));
  }
}
