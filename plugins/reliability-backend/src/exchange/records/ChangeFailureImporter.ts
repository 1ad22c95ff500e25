import {
  ChangeFailureRecord,
  changeFailureRecord,
  LineProblem,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { Deployments, SourceWord } from '../../deployments';
import { Incidents } from '../../incidents';
import { Access } from '../../platform/access/Access';
import { extraFields } from './extraFields';
import { findPresent, identityOf } from './identity';
import { isTheirs } from './isTheirs';
import { mayChange } from './mayChange';
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

const notYoursToSay: LineProblem = {
  field: 'incident',
  ...saidTwice('notYoursToSay'),
};

type Word = Omit<SourceWord, 'id'>;

/**
 * What sources say of deployments and incidents, from records: each is the source's word, which stands beside those of people, who are
 * believed first. Whoever sends one says what caused an incident, and must be allowed to change that as by hand. A deployment or an
 * incident that has not arrived is waited for.
 */
export class ChangeFailureImporter implements RecordImporter<'changeFailure'> {
  readonly type = 'changeFailure';

  constructor(
    private readonly deployments: Deployments,
    private readonly incidents: Incidents,
    private readonly access: Access,
    private readonly targets: Targets,
  ) {}

  entitiesOf(): readonly string[] {
    return [];
  }

  async apply(
    tx: Knex,
    records: readonly RecordToImport<ChangeFailureRecord>[],
    context: ImportContext,
  ): Promise<ImportOutcome[]> {
    const { failures } = this.deployments;
    const present = await findPresent(records, (source, externalIds) =>
      failures.findBySource(tx, source, externalIds),
    );
    const found = async (kind: 'deployment' | 'incident') =>
      (
        await this.targets.find(
          tx,
          kind,
          records.map(({ record }) => record[kind]),
          context,
        )
      ).ids;
    const deployments = await found('deployment');
    const incidents = await found('incident');
    const open = await this.targets.open(
      tx,
      'incident',
      [...present.values()].map(({ incidentId }) => incidentId),
      context,
    );
    const outcomes: ImportOutcome[] = [];
    const created: { readonly index: number; readonly word: Word }[] = [];
    const changed: { readonly before: SourceWord; readonly word: Word }[] = [];
    for (const [index, { record, hash }] of records.entries()) {
      const before = present.get(identityOf(record));
      const word: Word = {
        deploymentId: deployments.get(identityOf(record.deployment)) ?? null,
        incidentId: incidents.get(identityOf(record.incident)) ?? null,
        state: record.state,
        saidAt: context.now,
        source: record.source,
        externalId: record.externalId,
        recordHash: hash,
        extra: extraFields(changeFailureRecord, record),
      };
      const isSame = before?.recordHash === hash;
      outcomes[index] = outcomeOf(before?.id ?? 0, record, {
        result: isSame ? 'unchanged' : 'updated',
        word: isSame ? before : word,
      });
      if (before && !(await context.isLeft(tx, this.type, before))) {
        outcomes[index] = refused(before.id);
      } else if (isSame) continue;
      else if (before?.incidentId && !open.has(before.incidentId)) {
        outcomes[index] = refused(before.id);
      } else if (!(await this.maySay(tx, word.incidentId, context))) {
        outcomes[index] = { ...refused(0), problem: notYoursToSay };
      } else if (before) changed.push({ before, word });
      else created.push({ index, word });
    }
    await this.heard(
      tx,
      [
        ...changed.flatMap(({ before, word }) => [before, word]),
        ...created.map(({ word }) => word),
      ],
      async () => {
        for (const { before, word } of changed) {
          await failures.updateSourceWord(tx, { ...word, id: before.id });
        }
        const ids = await failures.insertSourceWords(
          tx,
          created.map(({ word }) => word),
        );
        created.forEach(({ index, word }, position) => {
          outcomes[index] = outcomeOf(ids[position], records[index].record, {
            result: 'created',
            word,
          });
        });
      },
      context,
    );
    return outcomes;
  }

  async attach(
    tx: Knex,
    { fromId, to, planter }: ArrivedReference,
    context: ImportContext,
  ): Promise<boolean> {
    const { failures } = this.deployments;
    const before = await failures.sourceWord(tx, fromId);
    if (before === undefined) return false;
    if (to.kind !== 'incident' && to.kind !== 'deployment') return false;
    if (!isTheirs(planter, context)) return false;
    const word = {
      ...before,
      ...(to.kind === 'incident'
        ? { incidentId: to.id }
        : { deploymentId: to.id }),
    };
    if (!(await this.maySay(tx, word.incidentId, context))) return false;
    await this.heard(
      tx,
      [word],
      () => failures.updateSourceWord(tx, word),
      context,
    );
    return true;
  }

  /** Whether whoever imports may say what caused an incident: whoever may change it. */
  private async maySay(
    tx: Knex,
    incidentId: number | null,
    context: ImportContext,
  ): Promise<boolean> {
    if (incidentId === null) return true;
    const [incident] = await this.incidents.store.getUnrestricted(tx, [
      incidentId,
    ]);
    return (
      incident !== undefined &&
      (await mayChange(tx, this.access, incident, context)) &&
      context.isLeft(tx, 'incident', incident)
    );
  }

  /** Writes words, and what follows from them for the incidents that they are about. */
  private async heard(
    tx: Knex,
    words: readonly Pick<Word, 'incidentId'>[],
    write: () => Promise<void>,
    context: ImportContext,
  ): Promise<void> {
    const { causes, causeWriter, store } = this.deployments;
    const stored = await this.incidents.store.getUnrestricted(
      tx,
      words.flatMap(({ incidentId }) => incidentId ?? []),
    );
    const standing = stored.map(({ id, mergedInto }) => mergedInto ?? id);
    const before = await causes.ofAll(tx, [...new Set(standing)]);
    await store.hold(
      tx,
      [...before.values()].flatMap(({ words: said }) => [...said.keys()]),
    );
    await write();
    await causeWriter.heard(tx, before, {
      actor: context.actor,
      action: 'imported',
      silent: true,
    });
  }
}

function outcomeOf(
  id: number,
  record: ChangeFailureRecord,
  {
    result,
    word,
  }: {
    readonly result: ImportOutcome['result'];
    readonly word: Pick<Word, 'deploymentId' | 'incidentId'>;
  },
): ImportOutcome {
  const waits = (
    toKind: 'deployment' | 'incident',
    found: number | null,
  ): PendingReference[] =>
    found === null
      ? [{ fromKind: 'changeFailure', fromId: id, toKind, to: record[toKind] }]
      : [];
  return {
    result,
    id,
    key: '',
    warnings: [],
    waitsFor: [
      ...waits('deployment', word.deploymentId),
      ...waits('incident', word.incidentId),
    ],
  };
}

function refused(id: number): ImportOutcome {
  return { result: 'refused', id, key: '', warnings: [] };
}
