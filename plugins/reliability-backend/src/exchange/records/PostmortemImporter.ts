import {
  LineWarning,
  PostmortemRecord,
  SourceKey,
  toKey,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import {
  GivenPostmortem,
  NewPostmortem,
  Postmortems,
  StoredPostmortem,
  WholePostmortem,
} from '../../postmortems';
import { Access } from '../../platform/access/Access';
import { DraftReaders } from './DraftReaders';
import { unknownEntityWarnings } from './extraFields';
import { findPresent, identityOf } from './identity';
import { mayChange, mayUpdate } from './mayChange';
import { contentOf, givenBy, untaken, wrongIn } from './postmortemFields';
import {
  ArrivedReference,
  ImportContext,
  ImportOutcome,
  RecordImporter,
  RecordToImport,
} from './RecordImporter';
import { Targets } from './Targets';

const nothing = { result: 'refused', id: 0, key: '', warnings: [] } as const;

/**
 * Postmortems from records. One without a status is a draft that the importer and the owners of the affected entities read. An identical
 * record changes nothing, so what people wrote since stays; one that differs sets the parts that it names, as a new revision.
 */
export class PostmortemImporter implements RecordImporter<'postmortem'> {
  readonly type = 'postmortem';

  constructor(
    private readonly postmortems: Postmortems,
    private readonly access: Access,
    private readonly targets: Targets,
    private readonly readers: DraftReaders,
  ) {}

  entitiesOf(record: PostmortemRecord): readonly string[] {
    return [
      ...(record.participants ?? []),
      ...(record.reviewers ?? []),
      ...(record.reviews ?? []).map(({ by }) => by),
      ...[record.author, record.facilitator].flatMap(ref => ref ?? []),
    ];
  }

  async apply(
    tx: Knex,
    records: readonly RecordToImport<PostmortemRecord>[],
    context: ImportContext,
  ): Promise<ImportOutcome[]> {
    const present = await this.holdPresent(tx, records);
    const { ids: incidents } = await this.targets.find(
      tx,
      'incident',
      records.flatMap(({ record }) => record.incidents ?? []),
      context,
    );
    const open = await this.targets.open(
      tx,
      'incident',
      [...present.values()].flatMap(({ incidentIds }) => incidentIds),
      context,
    );
    const outcomes = new Map<number, ImportOutcome>();
    const created: {
      index: number;
      postmortem: NewPostmortem;
      warnings: readonly LineWarning[];
    }[] = [];
    for (const [index, item] of records.entries()) {
      const { record } = item;
      const before = present.get(identityOf(record));
      const named = givenBy(item, before, { incidents, open }, context);
      if (before === undefined) {
        const problem = wrongIn(named, before, context.now);
        if (problem) {
          outcomes.set(index, { ...nothing, problem });
          continue;
        }
        const draft = await this.readers.of(tx, named, before, context);
        if ('problem' in draft) {
          outcomes.set(index, { ...nothing, ...draft });
          continue;
        }
        const content = contentOf(record, undefined);
        created.push({
          index,
          postmortem: { given: draft.given, content, record: trace(context) },
          warnings: draft.warnings,
        });
        continue;
      }
      const change = { given: named, record };
      const { result, warnings, ...problem } = await this.update(
        tx,
        before,
        change,
        context,
      );
      outcomes.set(index, {
        ...outcomeOf(result, before.id, record, incidents, [
          ...this.warnings(record, context),
          ...untaken(record, before, context),
          ...warnings,
        ]),
        ...problem,
      });
    }
    const ids = await this.postmortems.writer.createAll(
      tx,
      created.map(({ postmortem }) => postmortem),
    );
    created.forEach(({ index, warnings }, position) => {
      const { record } = records[index];
      outcomes.set(
        index,
        outcomeOf('created', ids[position], record, incidents, [
          ...this.warnings(record, context),
          ...warnings,
        ]),
      );
    });
    return records.flatMap((_, index) => outcomes.get(index) ?? []);
  }

  /** Holds what is there before anything of it is read that is written back: what others write at the same time is not lost. */
  private async holdPresent(
    tx: Knex,
    records: readonly RecordToImport<PostmortemRecord>[],
  ): Promise<ReadonlyMap<string, StoredPostmortem>> {
    const { store } = this.postmortems;
    const found = await findPresent(records, (source, externalIds) =>
      store.findBySource(tx, source, externalIds),
    );
    const ids = new Map([...found].map(([key, { id }]) => [id, key]));
    const held = await store.holdUnrestricted(tx, [...ids.keys()]);
    return new Map(
      held.map(postmortem => [ids.get(postmortem.id) ?? '', postmortem]),
    );
  }

  private async update(
    tx: Knex,
    before: StoredPostmortem,
    {
      given,
      record,
    }: {
      readonly given: GivenPostmortem;
      readonly record: PostmortemRecord;
    },
    context: ImportContext,
  ): Promise<Pick<ImportOutcome, 'result' | 'problem' | 'warnings'>> {
    const there = { kind: this.type, present: before } as const;
    if (!(await mayUpdate(tx, this.access, there, context))) {
      return { result: 'refused', warnings: [] };
    }
    if (before.recordHash === given.recordHash) {
      return { result: 'unchanged', warnings: [] };
    }
    const problem = wrongIn(given, before, context.now);
    if (problem) return { result: 'refused', warnings: [], problem };
    const draft = await this.readers.of(tx, given, before, context);
    if ('problem' in draft)
      return { result: 'refused', warnings: [], ...draft };
    const document = await this.postmortems.documents.get(tx, before.id);
    const whole = { postmortem: before, document };
    const content = contentOf(record, whole);
    await this.postmortems.writer.update(
      tx,
      whole,
      { given: draft.given, content },
      trace(context),
    );
    return { result: 'updated', warnings: draft.warnings };
  }

  async attach(
    tx: Knex,
    { fromId, to, planter }: ArrivedReference,
    context: ImportContext,
  ): Promise<boolean> {
    if (to.kind !== 'incident') return false;
    const before = await this.hold(tx, fromId);
    if (before === undefined) return false;
    const { postmortem } = before;
    if (!(await mayChange(tx, this.access, postmortem, planter))) return false;
    const there = { kind: this.type, present: postmortem } as const;
    if (!(await mayUpdate(tx, this.access, there, context))) return false;
    if (postmortem.incidentIds.includes(to.id)) return true;
    const incidentIds = [...postmortem.incidentIds, to.id];
    await this.postmortems.writer.update(
      tx,
      before,
      { given: { incidentIds }, arrived: to.isNew ? [to.id] : [] },
      trace(context),
    );
    return true;
  }

  /** A postmortem as it stays until the transaction ends; nothing when it was discarded. */
  private async hold(
    tx: Knex,
    id: number,
  ): Promise<WholePostmortem | undefined> {
    const [postmortem] = await this.postmortems.store.holdUnrestricted(tx, [
      id,
    ]);
    if (postmortem === undefined) return undefined;
    const document = await this.postmortems.documents.get(tx, id);
    return { postmortem, document };
  }

  private warnings(
    record: PostmortemRecord,
    context: ImportContext,
  ): LineWarning[] {
    return unknownEntityWarnings(this.entitiesOf(record), context);
  }
}

function trace(context: ImportContext) {
  return { actor: context.actor, action: 'imported', silent: true };
}

function outcomeOf(
  result: ImportOutcome['result'],
  id: number,
  record: PostmortemRecord,
  incidents: ReadonlyMap<string, number>,
  warnings: readonly LineWarning[],
): ImportOutcome {
  const missing = (record.incidents ?? []).filter(
    (key: SourceKey) => !incidents.has(identityOf(key)),
  );
  return {
    result,
    id,
    key: toKey('postmortem', id),
    warnings,
    waitsFor: (result === 'refused' ? [] : missing).map(to => ({
      fromKind: 'postmortem',
      fromId: id,
      toKind: 'incident',
      to: { source: to.source, externalId: to.externalId },
    })),
  };
}
