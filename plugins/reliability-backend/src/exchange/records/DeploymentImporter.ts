import {
  DEFAULT_ENVIRONMENT,
  DeploymentRecord,
  deploymentRecord,
  toKey,
  toMillis,
  wrongDeploymentTime,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import {
  DeploymentFields,
  Deployments,
  NewDeployment,
  StoredDeployment,
} from '../../deployments';
import { extraFields, unknownEntityWarnings } from './extraFields';
import { findPresent, identityOf } from './identity';
import {
  ImportContext,
  ImportOutcome,
  RecordImporter,
  RecordToImport,
} from './RecordImporter';
import { saidTwice } from './saidTwice';

/** Deployments from records. An identical record changes nothing; one that differs sets the fields that it names. */
export class DeploymentImporter implements RecordImporter<'deployment'> {
  readonly type = 'deployment';

  constructor(private readonly deployments: Deployments) {}

  entitiesOf({ entity }: DeploymentRecord): readonly string[] {
    return [entity];
  }

  async apply(
    tx: Knex,
    records: readonly RecordToImport<DeploymentRecord>[],
    context: ImportContext,
  ): Promise<ImportOutcome[]> {
    const { store, writer } = this.deployments;
    const present = await findPresent(records, (source, externalIds) =>
      store.findBySource(tx, source, externalIds),
    );
    const record = { actor: context.actor, action: 'imported', silent: true };
    const outcomes = new Map<number, ImportOutcome>();
    const created: { index: number; deployment: NewDeployment }[] = [];
    for (const [index, item] of records.entries()) {
      const before = present.get(identityOf(item.record));
      const given = fieldsOf(item, before, context.now);
      const wrong = wrongDeploymentTime(given, context.now);
      if (wrong) {
        outcomes.set(index, {
          ...this.outcome('refused', before?.id ?? 0, item.record, context),
          problem: { field: wrong.field, ...saidTwice(wrong.code) },
        });
      } else if (before === undefined) {
        created.push({ index, deployment: { given, record } });
      } else {
        const result = await this.update(tx, before, given, context);
        outcomes.set(
          index,
          this.outcome(result, before.id, item.record, context),
        );
      }
    }
    const ids = await writer.createAll(
      tx,
      created.map(({ deployment }) => deployment),
    );
    created.forEach(({ index }, position) => {
      outcomes.set(
        index,
        this.outcome('created', ids[position], records[index].record, context),
      );
    });
    return records.flatMap((_, index) => outcomes.get(index) ?? []);
  }

  private async update(
    tx: Knex,
    before: StoredDeployment,
    given: DeploymentFields,
    context: ImportContext,
  ): Promise<ImportOutcome['result']> {
    if (!(await context.isLeft(tx, this.type, before))) return 'refused';
    if (before.recordHash === given.recordHash) return 'unchanged';
    const record = { actor: context.actor, action: 'imported', silent: true };
    await this.deployments.writer.update(tx, before, given, record);
    return 'updated';
  }

  private outcome(
    result: ImportOutcome['result'],
    id: number,
    record: DeploymentRecord,
    context: ImportContext,
  ): ImportOutcome {
    return {
      result,
      id,
      key: toKey('deployment', id),
      warnings: unknownEntityWarnings(this.entitiesOf(record), context),
    };
  }
}

/** What the record names, and what was there before for the rest; null takes a value away. */
function fieldsOf(
  { record, hash }: RecordToImport<DeploymentRecord>,
  before: StoredDeployment | undefined,
  now: number,
): DeploymentFields {
  const named = <T>(value: T | undefined, present: T | undefined, none: T): T =>
    value === undefined ? present ?? none : value;
  const { started } = record;
  return {
    entity: record.entity,
    environment:
      record.environment ?? before?.environment ?? DEFAULT_ENVIRONMENT,
    status: record.status ?? before?.status ?? 'success',
    rolledBack: record.rolledBack ?? before?.rolledBack ?? false,
    startedAt:
      typeof started === 'string'
        ? toMillis(started)
        : named(started, before?.startedAt, null),
    finishedAt: toMillis(record.finished),
    release: named(record.version, before?.release, null),
    url: named(record.url, before?.url, null),
    extra: extraFields(deploymentRecord, record),
    recordHash: hash,
    source: record.source,
    externalId: record.externalId,
    createdAt: before?.createdAt ?? now,
    updatedAt: now,
    createdBy: before?.createdBy ?? null,
  };
}
