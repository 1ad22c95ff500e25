import { Knex } from 'knex';
import { inBatches } from '../database/dialect';
import { noteFactChange } from './factChanges';

/** One affected entity of one incident, as figures read it. Times are UTC milliseconds. */
export interface IncidentFactRow {
  readonly entity_ref: string;
  readonly role: string;
  readonly incident_id: number;
  readonly impact: string | null;
  readonly kind: string;
  readonly severity: string | null;
  readonly incident_type: string | null;
  readonly failure_mode: string | null;
  readonly trigger: string | null;
  readonly anchor_at: number | null;
  readonly impact_started_at: number | null;
  readonly detected_at: number | null;
  readonly declared_at: number | null;
  readonly acknowledged_at: number | null;
  readonly mitigated_at: number | null;
  readonly resolved_at: number | null;
  readonly stated_time_to_detect: number | null;
  readonly stated_time_to_restore: number | null;
  readonly stated_time_to_resolve: number | null;
  /** JSON: names of values that cannot be right. */
  readonly flagged: string;
  readonly confidential_id: number | null;
}

/** One action item, as figures read it. Days are `YYYY-MM-DD`. */
export interface ActionItemFactRow {
  readonly action_item_id: number;
  readonly entity_ref: string;
  readonly status: string;
  readonly due: string | null;
  readonly original_due: string | null;
  readonly check_on: string | null;
  /** Of the first commitment. */
  readonly committed_at: number | null;
  readonly done_at: number | null;
  readonly verified_at: number | null;
  readonly confidential_id: number | null;
}

/** A layer in which a published postmortem sees what contributed to an incident. */
export interface LayerFactRow {
  readonly incident_id: number;
  readonly layer: string;
  readonly postmortem_id: number;
  readonly confidential_id: number | null;
}

/**
 * The narrow tables that figures read. Slices write them in the transaction of their own write, so a figure is never behind what
 * a person was told is done.
 */
export class Facts {
  /** Sets all facts of some incidents; an incident that does not count (merged into another) has none. */
  async replaceIncidents(
    tx: Knex,
    incidentIds: readonly number[],
    rows: readonly IncidentFactRow[],
  ): Promise<void> {
    const those = () =>
      tx('incident_fact').whereIn('incident_id', [...incidentIds]);
    const before = await those().select('anchor_at', 'confidential_id');
    await those().delete();
    if (rows.length > 0) await tx('incident_fact').insert([...rows]);
    await noteFactChange(tx, [...before, ...rows]);
  }

  /** Facts of incidents that are new. */
  async insertIncidents(
    tx: Knex,
    rows: readonly IncidentFactRow[],
  ): Promise<void> {
    for (const batch of inBatches(rows, 21)) {
      await tx('incident_fact').insert(batch);
    }
    if (rows.length > 0) await noteFactChange(tx, rows);
  }

  async replaceActionItems(
    tx: Knex,
    rows: readonly ActionItemFactRow[],
  ): Promise<void> {
    await tx('action_item_fact')
      .whereIn(
        'action_item_id',
        rows.map(row => row.action_item_id),
      )
      .delete();
    if (rows.length > 0) await tx('action_item_fact').insert([...rows]);
    await noteFactChange(tx);
  }

  /** Takes out the facts of action items that are no more. */
  async forgetActionItems(tx: Knex, ids: readonly number[]): Promise<void> {
    for (const batch of inBatches(ids, 1)) {
      await tx('action_item_fact').whereIn('action_item_id', batch).delete();
    }
    if (ids.length > 0) await noteFactChange(tx);
  }

  /** Facts of action items that are new. */
  async insertActionItems(
    tx: Knex,
    rows: readonly ActionItemFactRow[],
  ): Promise<void> {
    for (const batch of inBatches(rows, 10)) {
      await tx('action_item_fact').insert(batch);
    }
    if (rows.length > 0) await noteFactChange(tx);
  }

  /** Sets all layers that some postmortems tell of; one that is not published tells of none. */
  async replaceLayers(
    tx: Knex,
    postmortemIds: readonly number[],
    rows: readonly LayerFactRow[],
  ): Promise<void> {
    let gone = 0;
    for (const batch of inBatches(postmortemIds, 1)) {
      gone += await tx('incident_layer_fact')
        .whereIn('postmortem_id', batch)
        .delete();
    }
    for (const batch of inBatches(rows, 4)) {
      await tx('incident_layer_fact').insert(batch);
    }
    if (gone > 0 || rows.length > 0) await noteFactChange(tx);
  }

  /** Notes since when entities are watched, as incidents say and everybody may know; the earliest word stays. */
  async observe(
    tx: Knex,
    sightings: readonly { readonly ref: string; readonly since: number }[],
  ): Promise<void> {
    const earliest = new Map<string, number>();
    for (const { ref, since } of sightings) {
      earliest.set(ref, Math.min(since, earliest.get(ref) ?? Infinity));
    }
    // In one order everywhere, so that two who see the same entities never wait for each other.
    const rows = [...earliest]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([entity_ref, since]) => ({ entity_ref, since }));
    for (const batch of inBatches(rows, 2)) {
      await tx('observation')
        .insert(batch)
        .onConflict('entity_ref')
        .merge(['since'])
        .where('observation.since', '>', tx.ref('excluded.since'));
    }
  }

  /**
   * Keeps anybody else from saying since when some entities are watched until the transaction ends. Also of one of which nothing was said:
   * {@link setObservation} must follow.
   */
  async holdObservations(tx: Knex, refs: readonly string[]): Promise<void> {
    const rows = [...new Set(refs)]
      .sort()
      .map(entity_ref => ({ entity_ref, since: 0 }));
    for (const batch of inBatches(rows, 2)) {
      await tx('observation')
        .insert(batch)
        .onConflict('entity_ref')
        .merge({ since: tx.ref('observation.since') });
    }
  }

  /** Sets since when an entity is watched that is held; null: nothing says so. */
  async setObservation(
    tx: Knex,
    ref: string,
    since: number | null,
  ): Promise<void> {
    const held = tx('observation').where('entity_ref', ref);
    await (since === null ? held.delete() : held.update({ since }));
  }
}
