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
  'incident' | 'postmortem' | 'deployment' | 'actionItem'
>;

/** Something imported that refers to what has not arrived. */
export interface PendingReference {
  readonly fromKind: ImportRecord['type'];
  readonly fromId: number;
  readonly toKind: TargetKind;
  readonly to: SourceKey;
  /** What it takes to connect it where there is more than one way: a part of what refers, or what was said; the importer of its kind knows. */
  readonly detail?: string;
}

/** A reference whose target is there now. */
export interface WaitingReference
  extends Pick<PendingReference, 'fromKind' | 'fromId'> {
  readonly id: number;
  readonly detail: string;
  /** Actor; null for those from before it was kept. */
  readonly plantedBy: string | null;
}

/** References that wait, durably, for the record that they name. */
export class PendingReferenceStore {
  /** Of the same reference, whoever made it last counts as having planted it. */
  async add(
    tx: Knex,
    references: readonly PendingReference[],
    plantedBy: string | null,
  ): Promise<void> {
    for (const batch of inBatches(unique(references), 7)) {
      await tx('pending_reference')
        .insert(
          batch.map(({ fromKind, fromId, toKind, to, detail = '' }) => ({
            from_kind: fromKind,
            from_id: fromId,
            detail,
            to_kind: toKind,
            to_source: to.source,
            to_external_id: to.externalId,
            planted_by: plantedBy,
          })),
        )
        .onConflict([
          'from_kind',
          'from_id',
          'detail',
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
      .select('id', 'from_kind', 'from_id', 'detail', 'planted_by')
      .orderBy('id');
    return rows.map(row => ({
      id: int(row.id),
      fromKind: row.from_kind,
      fromId: int(row.from_id),
      detail: String(row.detail),
      plantedBy: textOrNull(row.planted_by),
    }));
  }

  /** The ids of what waits, of one kind, for any of some records (index `pending_reference_target`). */
  async waitingOf(
    tx: Knex,
    fromKind: PendingReference['fromKind'],
    targets: readonly Pick<PendingReference, 'toKind' | 'to'>[],
  ): Promise<number[]> {
    const any = await tx('pending_reference')
      .where('from_kind', fromKind)
      .first('id');
    if (any === undefined) return [];
    const names = new Map<string, string[]>();
    for (const { toKind, to } of targets) {
      const of = JSON.stringify([toKind, to.source]);
      names.set(of, [...(names.get(of) ?? []), to.externalId]);
    }
    const ids = new Set<number>();
    for (const [of, externalIds] of names) {
      const [toKind, source] = JSON.parse(of);
      for (const batch of inBatches(externalIds, 1)) {
        const rows = await tx('pending_reference')
          .where({ from_kind: fromKind, to_kind: toKind, to_source: source })
          .whereIn('to_external_id', batch)
          .distinct('from_id');
        for (const row of rows) ids.add(int(row.from_id));
      }
    }
    return [...ids];
  }

  /** Takes out what something goes on waiting for, of some kinds, but for references of some details. */
  async withdraw(
    tx: Knex,
    { fromKind, fromId }: Pick<PendingReference, 'fromKind' | 'fromId'>,
    toKinds: readonly TargetKind[],
    butFor: readonly string[] = [],
  ): Promise<void> {
    await tx('pending_reference')
      .where({ from_kind: fromKind, from_id: fromId })
      .whereIn('to_kind', [...toKinds])
      .whereNotIn('detail', [...butFor])
      .delete();
  }

  /** Takes out the references of one detail that something makes to records of a kind. @returns what they named, and who made them */
  async takeOut(
    tx: Knex,
    {
      fromKind,
      fromId,
      toKind,
      detail,
    }: Required<
      Pick<PendingReference, 'fromKind' | 'fromId' | 'toKind' | 'detail'>
    >,
  ): Promise<{ readonly to: SourceKey; readonly plantedBy: string | null }[]> {
    const rows = await tx('pending_reference')
      .where({ from_kind: fromKind, from_id: fromId, to_kind: toKind, detail })
      .orderBy('id')
      .select('id', 'to_source', 'to_external_id', 'planted_by');
    await tx('pending_reference')
      .whereIn(
        'id',
        rows.map(({ id }) => id),
      )
      .delete();
    return rows.map(row => ({
      to: {
        source: String(row.to_source),
        externalId: String(row.to_external_id),
      },
      plantedBy: textOrNull(row.planted_by),
    }));
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
        const { fromKind, fromId, toKind, to, detail = '' } = reference;
        const { source, externalId } = to;
        const row = [fromKind, fromId, detail, toKind, source, externalId];
        return [JSON.stringify(row), reference] as const;
      }),
    ).values(),
  ];
}
