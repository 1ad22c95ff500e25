import { Knex } from 'knex';
import {
  bool,
  int,
  intOrNull,
  Row,
  textOrNull,
} from '../platform/database/columns';
import { inBatches } from '../platform/database/dialect';

/** That no change caused an incident, and how often anything was said of its cause. */
export interface StoredCause {
  readonly version: number;
  readonly notCaused: boolean;
  readonly by: string | null;
  readonly saidAt: number | null;
}

/** Nothing was ever said. */
export const noCause: StoredCause = {
  version: 0,
  notCaused: false,
  by: null,
  saidAt: null,
};

/** The SQL of what is said of the causes of incidents as a whole. */
export class ChangeCauseStore {
  /** What was merged into some incidents (index `incident_merged_into`), by what it was merged into. */
  async mergedInto(
    tx: Knex,
    incidentIds: readonly number[],
  ): Promise<ReadonlyMap<number, readonly number[]>> {
    const merged = new Map<number, number[]>();
    for (const batch of inBatches(incidentIds, 1)) {
      const rows: Row[] = await tx('incident')
        .whereIn('merged_into', batch)
        .select('id', 'merged_into');
      for (const row of rows) {
        const into = int(row.merged_into);
        merged.set(into, [...(merged.get(into) ?? []), int(row.id)]);
      }
    }
    return merged;
  }

  /** What was said of the causes of some incidents; those of which nothing was said are missing. */
  async causesOf(
    tx: Knex,
    incidentIds: readonly number[],
  ): Promise<ReadonlyMap<number, StoredCause>> {
    const causes = new Map<number, StoredCause>();
    for (const batch of inBatches(incidentIds, 1)) {
      const rows: Row[] = await tx('change_cause')
        .whereIn('incident_id', batch)
        .select();
      for (const row of rows) {
        causes.set(int(row.incident_id), {
          version: int(row.version),
          notCaused: bool(row.not_caused),
          by: textOrNull(row.said_by),
          saidAt: intOrNull(row.said_at),
        });
      }
    }
    return causes;
  }

  /** Sets what was said of an incident's cause. The incident must be held. */
  async putCause(
    tx: Knex,
    incidentId: number,
    { version, notCaused, by, saidAt }: StoredCause,
  ): Promise<void> {
    await tx('change_cause')
      .insert({
        incident_id: incidentId,
        version,
        not_caused: notCaused,
        said_by: by,
        said_at: saidAt,
      })
      .onConflict('incident_id')
      .merge();
  }

  /** Whether figures know of the cause of any of some incidents. */
  async hasFacts(tx: Knex, incidentIds: readonly number[]): Promise<boolean> {
    const ids = [...incidentIds];
    const of = (table: string) =>
      tx(table).whereIn('incident_id', ids).select('incident_id');
    const rows = await of('change_failure_fact')
      .unionAll([of('change_answer_fact')])
      .limit(1);
    return rows.length > 0;
  }
}
