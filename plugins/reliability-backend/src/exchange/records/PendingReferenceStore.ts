import {
  ImportRecord,
  KeyedKind,
  SourceKey,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { int, textOrNull } from '../../platform/database/columns';
import { inBatches } from '../../platform/database/dialect';

/** Something that can be referred to. */
export type TargetKind = Extract<
  KeyedKind,
  'incident' | 'postmortem' | 'deployment'
>;

/** Something imported that refers to what has not arrived. */
export interface PendingReference {
  readonly fromKind: ImportRecord['type'];
  readonly fromId: number;
  readonly toKind: TargetKind;
  readonly to: SourceKey;
}

/** A reference whose target is there now. */
export interface WaitingReference
  extends Pick<PendingReference, 'fromKind' | 'fromId'> {
  readonly id: number;
  /** Actor; null for those from before it was kept. */
  readonly plantedBy: string | null;
}

/** References that wait, durably, for the record that they name. */
export class PendingReferenceStore {
  /** Of the same reference, whoever made it last counts as having planted it. */
  async add(
    tx: Knex,
    references: readonly PendingReference[],
    plantedBy: string,
  ): Promise<void> {
    for (const batch of inBatches(unique(references), 6)) {
      await tx('pending_reference')
        .insert(
          batch.map(({ fromKind, fromId, toKind, to }) => ({
            from_kind: fromKind,
            from_id: fromId,
            to_kind: toKind,
            to_source: to.source,
            to_external_id: to.externalId,
            planted_by: plantedBy,
          })),
        )
        .onConflict([
          'from_kind',
          'from_id',
          'to_kind',
          'to_source',
          'to_external_id',
        ])
        .merge(['planted_by']);
    }
  }

  /** What waits for a record (index `pending_reference_target`). */
  async waitingFor(
    tx: Knex,
    toKind: TargetKind,
    to: SourceKey,
  ): Promise<WaitingReference[]> {
    const waiting = {
      to_kind: toKind,
      to_source: to.source,
      to_external_id: to.externalId,
    };
    const rows = await tx('pending_reference')
      .where(waiting)
      .select('id', 'from_kind', 'from_id', 'planted_by')
      .orderBy('id');
    return rows.map(row => ({
      id: int(row.id),
      fromKind: row.from_kind,
      fromId: int(row.from_id),
      plantedBy: textOrNull(row.planted_by),
    }));
  }

  /** Takes out what something goes on waiting for, of some kinds. */
  async withdraw(
    tx: Knex,
    { fromKind, fromId }: Pick<PendingReference, 'fromKind' | 'fromId'>,
    toKinds: readonly TargetKind[],
  ): Promise<void> {
    await tx('pending_reference')
      .where({ from_kind: fromKind, from_id: fromId })
      .whereIn('to_kind', [...toKinds])
      .delete();
  }

  /** Takes out a reference that waits no longer. */
  async remove(tx: Knex, { id }: WaitingReference): Promise<void> {
    await tx('pending_reference').where('id', id).delete();
  }

  /** Whether anything waits at all. */
  async hasAny(tx: Knex): Promise<boolean> {
    return (await tx('pending_reference').first('id')) !== undefined;
  }
}

/** One insert cannot merge the same row twice. */
function unique(references: readonly PendingReference[]): PendingReference[] {
  return [
    ...new Map(
      references.map(reference => {
        const { fromKind, fromId, toKind, to } = reference;
        const { source, externalId } = to;
        const row = [fromKind, fromId, toKind, source, externalId];
        return [JSON.stringify(row), reference] as const;
      }),
    ).values(),
  ];
}
