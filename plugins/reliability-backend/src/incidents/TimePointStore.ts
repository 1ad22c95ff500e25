import {
  TimePointCandidate,
  TimePointKind,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { int, intOrNull } from '../platform/database/columns';
import { inBatches } from '../platform/database/dialect';

/** The SQL of time points: the word of every source and every person, side by side. */
export class TimePointStore {
  /** Sets the word of origins on time points: one row for each incident, kind, origin and author. */
  async put(
    tx: Knex,
    points: readonly (TimePointCandidate & { readonly incidentId: number })[],
  ): Promise<void> {
    for (const batch of inBatches(points, 6)) {
      await tx('time_point')
        .insert(
          batch.map(point => ({
            incident_id: point.incidentId,
            kind: point.kind,
            origin: point.origin,
            origin_name: point.by ?? '',
            at: point.at,
            changed_at: point.changedAt,
          })),
        )
        .onConflict(['incident_id', 'kind', 'origin', 'origin_name'])
        .merge(['at', 'changed_at'])
        // A late delivery of an old state must not undo a newer one.
        .where('time_point.changed_at', '<=', tx.ref('excluded.changed_at'));
    }
  }

  /** Takes back what people said of one time point. */
  async deleteHuman(
    tx: Knex,
    incidentId: number,
    kind: TimePointKind,
  ): Promise<number> {
    return tx('time_point')
      .where({ incident_id: incidentId, kind, origin: 'human' })
      .delete();
  }

  /** Takes back what a source said of some time points. */
  async deleteSource(
    tx: Knex,
    incidentId: number,
    source: string,
    kinds: readonly TimePointKind[],
  ): Promise<void> {
    if (kinds.length === 0) return;
    await tx('time_point')
      .where({
        incident_id: incidentId,
        origin: 'source',
        origin_name: source,
      })
      .whereIn('kind', [...kinds])
      .delete();
  }

  /** Every origin's word on some incidents. */
  async of(
    tx: Knex,
    incidentIds: readonly number[],
  ): Promise<Map<number, TimePointCandidate[]>> {
    const points = new Map<number, TimePointCandidate[]>();
    for (const batch of inBatches(incidentIds, 1)) {
      const rows = await tx('time_point')
        .whereIn('incident_id', batch)
        .select();
      for (const row of rows) {
        const id = int(row.incident_id);
        points.set(id, [
          ...(points.get(id) ?? []),
          {
            kind: row.kind,
            origin: row.origin,
            by: row.origin_name === '' ? null : row.origin_name,
            at: intOrNull(row.at),
            changedAt: int(row.changed_at),
          },
        ]);
      }
    }
    return points;
  }
}
