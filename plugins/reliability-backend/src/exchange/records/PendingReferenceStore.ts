import { KeyedKind, SourceKey } from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { int } from '../../platform/database/columns';
import { inBatches } from '../../platform/database/dialect';

/** Something that can be referred to. */
export type TargetKind = Extract<KeyedKind, 'incident' | 'postmortem'>;

/** Something imported that refers to what has not arrived. */
export interface PendingReference {
  readonly fromKind: KeyedKind;
  readonly fromId: number;
  readonly toKind: TargetKind;
  readonly to: SourceKey;
}

/** References that wait, durably, for the record that they name. */
export class PendingReferenceStore {
  async add(tx: Knex, references: readonly PendingReference[]): Promise<void> {
    for (const batch of inBatches(references, 5)) {
      await tx('pending_reference')
        .insert(
          batch.map(({ fromKind, fromId, toKind, to }) => ({
            from_kind: fromKind,
            from_id: fromId,
            to_kind: toKind,
            to_source: to.source,
            to_external_id: to.externalId,
          })),
        )
        .onConflict([
          'from_kind',
          'from_id',
          'to_kind',
          'to_source',
          'to_external_id',
        ])
        .ignore();
    }
  }

  /** Takes out what waited for a record that is there now (index `pending_reference_target`). */
  async take(
    tx: Knex,
    toKind: TargetKind,
    to: SourceKey,
  ): Promise<{ fromKind: KeyedKind; fromId: number }[]> {
    const waiting = {
      to_kind: toKind,
      to_source: to.source,
      to_external_id: to.externalId,
    };
    const rows = await tx('pending_reference')
      .where(waiting)
      .select('from_kind', 'from_id');
    if (rows.length === 0) return [];
    await tx('pending_reference').where(waiting).delete();
    return rows.map(row => ({
      fromKind: row.from_kind,
      fromId: int(row.from_id),
    }));
  }

  /** Whether anything waits at all: mostly nothing does, and then nothing is asked for each record. */
  async hasAny(tx: Knex): Promise<boolean> {
    return (await tx('pending_reference').first('id')) !== undefined;
  }
}
