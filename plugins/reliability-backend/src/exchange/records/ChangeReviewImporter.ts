import {
  ChangeReviewRecord,
  FailureMode,
  LineWarning,
  toKey,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { Changes, LinkedKind, Parts, StoredChange } from '../../changes';
import { FailureModes } from '../../failureModes';
import {
  fieldsOf,
  hiding,
  tooMany,
  wrongIn,
  wrongNames,
} from './changeReviewFields';
import {
  attached,
  Found,
  linksOf,
  Named,
  NamedRisk,
  namesIn,
  predictionsKept,
  risksOf,
  waitsFor,
} from './changeReviewParts';
import { unknownEntityWarnings } from './extraFields';
import { findPresent, identityOf } from './identity';
import { isTheirs } from './isTheirs';
import { PendingReference } from './PendingReferenceStore';
import {
  ArrivedReference,
  ImportContext,
  ImportOutcome,
  RecordImporter,
  RecordToImport,
} from './RecordImporter';
import { saidTwice } from './saidTwice';
import { Targets } from './Targets';

const nothing: Parts = { risks: [], links: [] };

/** What a record makes of the parts of its change. */
interface Told {
  readonly risks: readonly NamedRisk[];
  readonly parts: Parts;
  /** Whether the record would have had what was foreseen otherwise. */
  readonly hasStayed: boolean;
}

/** What is found out once for the records of a batch. */
interface Batch {
  readonly context: ImportContext;
  /** Changes that are there and that it is the importer's to change, by their ids. */
  readonly left: ReadonlySet<number>;
  /** What is written under those that are there, by their ids. */
  readonly parts: ReadonlyMap<number, Parts>;
  /** What belongs to them, as far as it is the importer's to take it away. */
  readonly open: Readonly<Record<Named, ReadonlySet<number>>>;
  /** What they name. */
  readonly found: Readonly<Record<Named, Found>>;
  readonly modes: readonly FailureMode[];
}

/**
 * Change reviews from records. A status is taken as it is told: history is not ours to judge. What was foreseen of a change that was made here changes by
 * nobody's record, as by nobody's hand; a service keeps another system in step. Action items, deployments and incidents that have not arrived are waited for.
 */
export class ChangeReviewImporter implements RecordImporter<'changeReview'> {
  readonly type = 'changeReview';

  constructor(
    private readonly changes: Changes,
    private readonly failureModes: FailureModes,
    private readonly targets: Targets,
  ) {}

  entitiesOf(record: ChangeReviewRecord): readonly string[] {
    return [
      ...record.entities,
      ...[
        record.owner,
        ...(record.risks ?? []).map(({ owner }) => owner),
      ].flatMap(ref => ref ?? []),
    ];
  }

  async apply(
    tx: Knex,
    records: readonly RecordToImport<ChangeReviewRecord>[],
    context: ImportContext,
  ): Promise<ImportOutcome[]> {
    const present = await findPresent(records, (source, externalIds) =>
      this.changes.store.findBySource(tx, source, externalIds),
    );
    const ids = [...present.values()].map(({ id }) => id);
    const parts = await this.changes.parts.ofAll(tx, ids);
    const batch: Batch = {
      context,
      left: await context.leftOf(tx, this.type, ids),
      parts,
      open: await this.open(tx, [...parts.values()], context),
      found: await this.found(tx, records, context),
      modes: await this.failureModes.store.all(tx),
    };
    const outcomes: ImportOutcome[] = [];
    for (const item of records) {
      const before = present.get(identityOf(item.record));
      outcomes.push(await this.write(tx, before, item, batch));
    }
    return outcomes;
  }

  async attach(
    tx: Knex,
    { fromId, detail, planter, to }: ArrivedReference,
    context: ImportContext,
  ): Promise<boolean> {
    const { parts, store, writer } = this.changes;
    const [change] = await store.getUnrestricted(tx, [fromId]);
    if (change === undefined || to.kind === 'postmortem') return false;
    if (!isTheirs(planter, context)) return false;
    if (change.status === 'cancelled') return false;
    if (!(await context.isLeft(tx, this.type, change))) return false;
    const before = await parts.of(tx, fromId);
    const after = attached(before, to, detail);
    if (after === undefined) return false;
    const trace = traceOf(context);
    const [changed] = await parts.replace(
      tx,
      fromId,
      before,
      after,
      context.actor,
    );
    if (changed === undefined) return true;
    if (to.kind === 'actionItem') {
      await writer.wrote(tx, change, changed, trace);
    } else await writer.answered(tx, change, changed, trace);
    return true;
  }

  private async found(
    tx: Knex,
    records: readonly RecordToImport<ChangeReviewRecord>[],
    context: ImportContext,
  ): Promise<Batch['found']> {
    const find = async (kind: Named) => {
      const keys = records.flatMap(({ record }) => namesIn(record, kind));
      return (await this.targets.find(tx, kind, keys, context)).ids;
    };
    return {
      actionItem: await find('actionItem'),
      deployment: await find('deployment'),
      incident: await find('incident'),
    };
  }

  private async write(
    tx: Knex,
    before: StoredChange | undefined,
    item: RecordToImport<ChangeReviewRecord>,
    batch: Batch,
  ): Promise<ImportOutcome> {
    const { context, found } = batch;
    const { parts, writer } = this.changes;
    const { record, hash } = item;
    if (before && !batch.left.has(before.id)) return refused(before.id);
    const was = (before && batch.parts.get(before.id)) ?? nothing;
    const told = toldOf(record, before, was, batch);
    const outcome = (
      result: ImportOutcome['result'],
      id: number,
      more: readonly LineWarning[] = [],
    ): ImportOutcome => ({
      result,
      id,
      key: toKey('change', id),
      warnings: [
        ...unknownEntityWarnings(this.entitiesOf(record), context),
        ...more,
      ],
      waitsFor: waitsFor(id, record, told.risks, found),
      stillWaits: told.risks.flatMap(({ risk, names }) =>
        names === undefined ? risk.id : [],
      ),
    });
    if (before?.recordHash === hash) {
      const { waitsFor: all = [], ...same } = outcome('unchanged', before.id);
      const isThere = ({ detail, toKind }: PendingReference) =>
        toKind !== 'actionItem' || was.risks.some(({ id }) => id === detail);
      return { ...same, waitsFor: all.filter(isThere) };
    }
    // What was not taken whole is looked at anew, also when a service sends the same.
    const given = {
      ...fieldsOf(item, before, context),
      recordHash: told.hasStayed ? null : hash,
    };
    const problem =
      hiding(record, before, context) ??
      wrongNames(record) ??
      wrongIn(record, given, context.now) ??
      tooMany(told.parts);
    if (problem) return { ...refused(before?.id ?? 0), problem };
    const trace = traceOf(context);
    if (before === undefined) {
      const id = await writer.insert(tx, given, trace);
      await parts.replace(tx, id, nothing, told.parts, context.actor);
      return outcome('created', id);
    }
    const after = await writer.update(tx, before, given, trace);
    const said = await parts.replace(
      tx,
      before.id,
      was,
      told.parts,
      context.actor,
    );
    await writer.noted(tx, after, said, trace);
    return outcome(
      after === before && said.length === 0 ? 'unchanged' : 'updated',
      before.id,
      told.hasStayed ? [saidTwice('predictionsStay')] : [],
    );
  }

  private async open(
    tx: Knex,
    parts: readonly Parts[],
    context: ImportContext,
  ): Promise<Batch['open']> {
    const linked = (kind: LinkedKind) =>
      this.targets.open(
        tx,
        kind,
        parts.flatMap(({ links }) =>
          links.flatMap(link => (link.kind === kind ? link.id : [])),
        ),
        context,
      );
    return {
      actionItem: await this.targets.open(
        tx,
        'actionItem',
        parts.flatMap(({ risks }) =>
          risks.map(({ actionItemId }) => actionItemId),
        ),
        context,
      ),
      deployment: await linked('deployment'),
      incident: await linked('incident'),
    };
  }
}

function toldOf(
  record: ChangeReviewRecord,
  before: StoredChange | undefined,
  was: Parts,
  { context, found, modes, open }: Batch,
): Told {
  const links = (kind: LinkedKind) =>
    linksOf(kind, record, was.links, {
      found: found[kind],
      open: open[kind],
    });
  const parts = { links: [...links('deployment'), ...links('incident')] };
  if (!record.risks) {
    const risks = was.risks.map(risk => ({ risk, names: null }));
    return { risks, parts: { ...parts, risks: was.risks }, hasStayed: false };
  }
  const named = risksOf(record.risks, was.risks, {
    items: found.actionItem,
    isOpen: id => open.actionItem.has(id),
    modes,
  });
  const { risks, hasStayed } =
    before && context.principal.kind === 'user'
      ? predictionsKept(before, was.risks, named)
      : { risks: named, hasStayed: false };
  return {
    risks,
    parts: { ...parts, risks: risks.map(({ risk }) => risk) },
    hasStayed,
  };
}

function refused(id: number): ImportOutcome {
  return { result: 'refused', id, key: toKey('change', id), warnings: [] };
}

function traceOf({ actor }: ImportContext) {
  return { actor, action: 'imported', silent: true };
}
