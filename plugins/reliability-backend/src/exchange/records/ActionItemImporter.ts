import {
  ActionItemRecord,
  LineProblem,
  SourceKey,
  toKey,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import {
  ActionItemFields,
  ActionItems,
  NewActionItem,
  StoredActionItem,
} from '../../actionItems';
import { Access } from '../../platform/access/Access';
import { fieldsOf } from './actionItemFields';
import { unknownEntityWarnings } from './extraFields';
import { HidingLinks } from './HidingLinks';
import { findPresent, identityOf } from './identity';
import { mayChange, mayUpdate } from './mayChange';
import { PendingReference, TargetKind } from './PendingReferenceStore';
import {
  ArrivedReference,
  ImportContext,
  ImportOutcome,
  RecordImporter,
  RecordToImport,
} from './RecordImporter';
import { saidTwice } from './saidTwice';
import { FoundTargets, Targets } from './Targets';

const notAddedTo: LineProblem = {
  field: 'postmortem',
  ...saidTwice('notAddedTo'),
};

/** What an action item can belong to. */
type BelongsTo = Exclude<TargetKind, 'deployment' | 'actionItem'>;

type Became = Pick<ImportOutcome, 'result' | 'problem'>;

const hiddenBy = (field: TargetKind): LineProblem => ({
  field,
  ...saidTwice('hidesFromOthers'),
});

/**
 * Action items from records. A status is taken as it is told, complete or not: history is not ours to judge, and gates show what is
 * missing. A postmortem or an incident that has not arrived is waited for.
 */
export class ActionItemImporter implements RecordImporter<'actionItem'> {
  readonly type = 'actionItem';

  constructor(
    private readonly actionItems: ActionItems,
    private readonly access: Access,
    private readonly targets: Targets,
    private readonly hiding: HidingLinks,
  ) {}

  entitiesOf(record: ActionItemRecord): readonly string[] {
    return [record.entity, record.owner, record.assignee].flatMap(
      ref => ref ?? [],
    );
  }

  async apply(
    tx: Knex,
    records: readonly RecordToImport<ActionItemRecord>[],
    context: ImportContext,
  ): Promise<ImportOutcome[]> {
    const present = await findPresent(records, (source, externalIds) =>
      this.actionItems.store.findBySource(tx, source, externalIds),
    );
    const belongsTo = async (kind: BelongsTo) =>
      this.targets.find(
        tx,
        kind,
        records.flatMap(({ record }) => record[kind] ?? []),
        context,
      );
    const postmortems = await belongsTo('postmortem');
    const incidents = await belongsTo('incident');
    const open = await this.openTo(tx, [...present.values()], context);
    const outcomes = new Map<number, ImportOutcome>();
    const created: { index: number; item: NewActionItem }[] = [];
    for (const [index, { record, hash }] of records.entries()) {
      const before = present.get(identityOf(record));
      const closed = closedTo(record, postmortems);
      const isThere =
        typeof closed === 'number' && before?.postmortemId === closed;
      if (closed !== undefined && !isThere) {
        outcomes.set(index, refusal(before, hash));
        continue;
      }
      const links = {
        postmortemId:
          closed ??
          idOf(record.postmortem, postmortems, {
            before: before?.postmortemId,
            open: open.postmortem,
          }),
        incidentId: idOf(record.incident, incidents, {
          before: before?.incidentId,
          open: open.incident,
        }),
      };
      const given = {
        ...fieldsOf(record, before, context.now),
        ...links,
        recordHash: hash,
      };
      const trace = traceOf(context);
      if (before === undefined) {
        created.push({ index, item: { given, record: trace } });
      } else {
        const became = await this.update(tx, before, given, context);
        outcomes.set(
          index,
          this.outcome(became, before.id, record, links, context),
        );
      }
    }
    const ids = await this.actionItems.writer.createAll(
      tx,
      created.map(({ item }) => item),
    );
    created.forEach(({ index, item }, position) => {
      const { record } = records[index];
      outcomes.set(
        index,
        this.outcome(
          { result: 'created' },
          ids[position],
          record,
          item.given,
          context,
        ),
      );
    });
    return records.flatMap((_, index) => outcomes.get(index) ?? []);
  }

  /** What items that are there belong to, as far as it is the importer's to take them out of it. */
  private async openTo(
    tx: Knex,
    present: readonly StoredActionItem[],
    context: ImportContext,
  ): Promise<Readonly<Record<BelongsTo, ReadonlySet<number>>>> {
    const open = (kind: BelongsTo, ids: readonly (number | null)[]) =>
      this.targets.open(tx, kind, ids, context);
    return {
      postmortem: await open(
        'postmortem',
        present.map(({ postmortemId }) => postmortemId),
      ),
      incident: await open(
        'incident',
        present.map(({ incidentId }) => incidentId),
      ),
    };
  }

  private async update(
    tx: Knex,
    before: StoredActionItem,
    given: ActionItemFields,
    context: ImportContext,
  ): Promise<Became> {
    const there = { kind: this.type, present: before } as const;
    if (!(await mayUpdate(tx, this.access, there, context))) {
      return { result: 'refused' };
    }
    if (before.recordHash === given.recordHash) return { result: 'unchanged' };
    const hidden = await this.hiding.by(tx, before, given, context);
    if (hidden) return { result: 'refused', problem: hiddenBy(hidden) };
    await this.actionItems.writer.update(tx, before, given, traceOf(context));
    return { result: 'updated' };
  }

  async attach(
    tx: Knex,
    { fromId, to, planter }: ArrivedReference,
    context: ImportContext,
  ): Promise<boolean> {
    const [before] = await this.actionItems.store.getUnrestricted(tx, [fromId]);
    if (before === undefined) return false;
    if (!(await mayChange(tx, this.access, before, planter))) return false;
    const there = { kind: this.type, present: before } as const;
    if (!(await mayUpdate(tx, this.access, there, context))) return false;
    if (to.kind !== 'postmortem' && to.kind !== 'incident') return false;
    const open = await this.openTo(tx, [before], planter);
    const present =
      to.kind === 'postmortem' ? before.postmortemId : before.incidentId;
    if (present !== null && !open[to.kind].has(present)) return false;
    const { incidentId } = before;
    if (!(await this.targets.keepReaders(tx, incidentId, to))) return false;
    const link =
      to.kind === 'postmortem'
        ? { postmortemId: to.id }
        : { incidentId: to.id };
    const given = { ...before, ...link };
    if (await this.hiding.by(tx, before, given, planter)) return false;
    await this.actionItems.writer.update(tx, before, given, traceOf(context));
    return true;
  }

  private outcome(
    became: Became,
    id: number,
    record: ActionItemRecord,
    links: Pick<ActionItemFields, 'postmortemId' | 'incidentId'>,
    context: ImportContext,
  ): ImportOutcome {
    const waits = (
      toKind: BelongsTo,
      to: SourceKey | null | undefined,
      found: number | null,
    ): PendingReference[] =>
      to && found === null && became.result !== 'refused'
        ? [{ fromKind: 'actionItem', fromId: id, toKind, to }]
        : [];
    return {
      ...became,
      id,
      key: toKey('actionItem', id),
      warnings: unknownEntityWarnings(this.entitiesOf(record), context),
      waitsFor: [
        ...waits('postmortem', record.postmortem, links.postmortemId),
        ...waits('incident', record.incident, links.incidentId),
      ],
    };
  }
}

/** The postmortem that a record names and may not add to; null where it is not told which that is. */
function closedTo(
  { postmortem }: ActionItemRecord,
  { refused }: FoundTargets,
): number | null | undefined {
  return postmortem ? refused.get(identityOf(postmortem)) : undefined;
}

/** What was said before stays as it is; anything else is refused. */
function refusal(
  before: StoredActionItem | undefined,
  hash: string,
): ImportOutcome {
  const { id = 0 } = before ?? {};
  const at = { id, key: toKey('actionItem', id), warnings: [] };
  return before?.recordHash === hash
    ? { ...at, result: 'unchanged' }
    : { ...at, result: 'refused', problem: notAddedTo };
}

function traceOf(context: ImportContext) {
  return { actor: context.actor, action: 'imported', silent: true };
}

/** What the record names; what was there stays where the record does not say, and where it is closed to the importer. */
function idOf(
  to: SourceKey | null | undefined,
  found: FoundTargets,
  {
    before = null,
    open,
  }: {
    readonly before: number | null | undefined;
    readonly open: ReadonlySet<number>;
  },
): number | null {
  const isClosed = before !== null && !open.has(before);
  if (to === undefined || isClosed) return before;
  return to === null ? null : found.ids.get(identityOf(to)) ?? null;
}
