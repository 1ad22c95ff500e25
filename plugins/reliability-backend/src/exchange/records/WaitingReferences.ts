import { ImportRecord, SourceKey } from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { CatalogProjection } from '../../platform/catalog/CatalogProjection';
import { Principal } from '../../platform/http/RequestContext';
import {
  PendingReferenceStore,
  TargetKind,
  WaitingReference,
} from './PendingReferenceStore';
import { ImportContext, Importers, ImportOutcome } from './RecordImporter';
import { Targets } from './Targets';

/** A record with what became of it. */
interface Written {
  readonly record: ImportRecord;
  readonly outcome: ImportOutcome;
}

/**
 * References to what has not arrived. When it arrives, it is connected for those who may see it then: otherwise whoever guesses what
 * somebody's next record will be called could be waiting inside their draft. They must still see what refers, too: otherwise a reference
 * that they left in a draft would let them back in, with whatever they bring to it. So must whoever sends what arrives: otherwise a name
 * that others wait for would be a way into their draft.
 */
export class WaitingReferences {
  constructor(
    private readonly store: PendingReferenceStore,
    private readonly catalog: CatalogProjection,
    private readonly targets: Targets,
  ) {}

  /** Keeps what written records wait for, instead of what they waited for before. */
  async keep(
    tx: Knex,
    written: readonly Written[],
    { actor }: ImportContext,
  ): Promise<void> {
    if (await this.store.hasAny(tx)) {
      for (const { record, outcome } of written) {
        const kinds = outcome.result === 'updated' ? kindsIn(record) : [];
        if (kinds.length === 0) continue;
        const from = { fromKind: record.type, fromId: outcome.id };
        await this.store.withdraw(tx, from, kinds, outcome.stillWaits);
      }
    }
    const references = written.flatMap(({ outcome }) => outcome.waitsFor ?? []);
    await this.store.add(tx, references, actor);
  }

  /**
   * Connects what waited for records; what may not be connected goes on waiting, until somebody sends the record who may.
   *
   * @returns what of the written things something goes on waiting for that their sender may see; a dry run, which could be repeated with
   * one name after another, is told nothing
   */
  async connect(
    tx: Knex,
    written: readonly Written[],
    importers: Importers,
    context: ImportContext,
  ): Promise<ReadonlySet<ImportOutcome>> {
    const left = new Set<ImportOutcome>();
    // Mostly nothing waits at all, and then nothing is asked for each record.
    if (!(await this.store.hasAny(tx))) return left;
    for (const { record, outcome } of written) {
      const { result, id } = outcome;
      const isNew = result === 'created';
      const kind = targetIn(record);
      if (kind === undefined || !(isNew || result === 'updated')) continue;
      const to = { kind, id, isNew };
      for (const waiting of await this.store.waitingFor(tx, to.kind, record)) {
        const { fromKind, fromId, detail } = waiting;
        const principal = await this.planterOf(tx, waiting, context);
        const planter = { ...context, principal };
        const isConnected =
          (await this.sees(tx, to.kind, record, planter)) &&
          (await importers[fromKind].attach?.(
            tx,
            { fromId, detail, to, planter },
            context,
          ));
        if (isConnected) await this.store.remove(tx, waiting);
        else if (await this.isTold(tx, waiting, context)) left.add(outcome);
      }
    }
    return left;
  }

  private async isTold(
    tx: Knex,
    { fromKind, fromId }: WaitingReference,
    { isDryRun, isSeen, principal }: ImportContext,
  ): Promise<boolean> {
    // A service, of which no policy is asked here, reads no draft.
    if (isDryRun || principal.kind !== 'user') return false;
    return isSeen(tx, fromKind, { id: fromId });
  }

  private async sees(
    tx: Knex,
    kind: TargetKind,
    key: SourceKey,
    context: ImportContext,
  ): Promise<boolean> {
    const { ids } = await this.targets.find(tx, kind, [key], context);
    return ids.size > 0;
  }

  /** Their token is long gone, unless they import now: what counts is what the catalog says of them now. */
  private async planterOf(
    tx: Knex,
    { plantedBy }: WaitingReference,
    context: ImportContext,
  ): Promise<Principal> {
    if (plantedBy === context.actor) return context.principal;
    const actor = plantedBy ?? '';
    const [, subject] = /^service:(.*)$/s.exec(actor) ?? [];
    if (subject !== undefined) return { kind: 'service', subject };
    return this.catalog.somebody(tx, actor);
  }
}

/** What can be referred to, of what records bring. */
export function targetIn({ type }: ImportRecord): TargetKind | undefined {
  return type === 'changeReview' || type === 'changeFailure' ? undefined : type;
}

/** Of which kinds a record says what it refers to, and be it nothing; one that it leaves out stays as it is. */
function kindsIn(record: ImportRecord): TargetKind[] {
  switch (record.type) {
    case 'postmortem':
      return record.incidents === undefined ? [] : ['incident'];
    case 'actionItem':
      return (['postmortem', 'incident'] as const).filter(
        kind => record[kind] !== undefined,
      );
    case 'changeFailure':
      return ['deployment', 'incident'];
    case 'changeReview':
      return [
        ...(record.risks ? (['actionItem'] as const) : []),
        ...(['deployment', 'incident'] as const).filter(
          kind => record[`${kind}s`] !== undefined,
        ),
      ];
    default:
      return [];
  }
}
