import {
  IncidentRecord,
  incidentRecord,
  LineProblem,
  LineWarning,
  toKey,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import {
  CircleChange,
  GivenFields,
  Incidents,
  Mover,
  moverOf,
  StoredIncident,
} from '../../incidents';
import { Access } from '../../platform/access/Access';
import { extraFields, unknownEntityWarnings } from './extraFields';
import { findPresent, identityOf } from './identity';
import { entitiesOf, fieldsOf, newIncident, pointsOf } from './incidentFields';
import { mayUpdate } from './mayChange';
import {
  ImportContext,
  ImportOutcome,
  RecordImporter,
  RecordToImport,
} from './RecordImporter';
import { saidTwice } from './saidTwice';

const forNobody: LineProblem = {
  field: 'visibility',
  ...saidTwice('restrictsForNobody'),
};
const notTheirs: LineProblem = {
  field: 'visibility',
  ...saidTwice('notTheirsToRestrict'),
};
const nothing = { result: 'refused', id: 0, key: '', warnings: [] } as const;

/**
 * Incidents from records. An identical record changes nothing, so what people wrote since stays; a record that differs from the last one
 * sets the fields that it names. Time points stand as the source's word beside those of people, who are believed first.
 */
export class IncidentImporter implements RecordImporter<'incident'> {
  readonly type = 'incident';

  constructor(
    private readonly incidents: Incidents,
    private readonly access: Access,
  ) {}

  entitiesOf(record: IncidentRecord): readonly string[] {
    return (record.entities ?? []).map(({ ref }) => ref);
  }

  async apply(
    tx: Knex,
    records: readonly RecordToImport<IncidentRecord>[],
    context: ImportContext,
  ): Promise<ImportOutcome[]> {
    const present = await findPresent(records, (source, externalIds) =>
      this.incidents.store.holdBySource(tx, source, externalIds),
    );
    const outcomes = new Map<number, ImportOutcome>();
    const created: number[] = [];
    for (const [index, item] of records.entries()) {
      const before = present.get(identityOf(item.record));
      if (before === undefined) {
        if (await this.isForNobody(tx, item.record, context)) {
          outcomes.set(index, { ...nothing, problem: forNobody });
          continue;
        }
        created.push(index);
      } else {
        outcomes.set(index, await this.update(tx, before, item, context));
      }
    }
    const ids = await this.createAll(
      tx,
      created.map(index => records[index]),
      context,
    );
    created.forEach((index, position) => {
      outcomes.set(index, {
        result: 'created',
        id: ids[position],
        key: toKey('incident', ids[position]),
        warnings: this.warnings(records[index].record, context),
      });
    });
    return records.flatMap((_, index) => outcomes.get(index) ?? []);
  }

  private async createAll(
    tx: Knex,
    records: readonly RecordToImport<IncidentRecord>[],
    context: ImportContext,
  ): Promise<number[]> {
    const restricted = records.filter(
      ({ record }) => record.visibility === 'restricted',
    );
    const circles = await this.access.createAll(
      tx,
      restricted.map(({ record }) => ({
        readers: [[context.actor, 'reporter']],
        entities: this.entitiesOf(record),
      })),
      context.now,
    );
    const circleOf = new Map(
      restricted.map((item, index) => [item, circles[index]]),
    );
    return this.incidents.writer.createAll(
      tx,
      records.map(item =>
        newIncident(item, circleOf.get(item) ?? null, context),
      ),
    );
  }

  private async update(
    tx: Knex,
    before: StoredIncident,
    { record, hash }: RecordToImport<IncidentRecord>,
    context: ImportContext,
  ): Promise<ImportOutcome> {
    const outcome = {
      id: before.id,
      key: toKey('incident', before.id),
      warnings: this.warnings(record, context),
    };
    const there = { kind: this.type, present: before } as const;
    if (!(await mayUpdate(tx, this.access, there, context))) {
      return { ...outcome, result: 'refused' };
    }
    if (before.recordHash === hash) return { ...outcome, result: 'unchanged' };
    const points = pointsOf(record, context.now);
    if (points.length > 0 && !(await this.mayTime(tx, before, context))) {
      return { ...outcome, result: 'refused' };
    }
    const { circles } = this.incidents;
    const asked = {
      visibility: record.visibility ?? undefined,
      entities: record.entities === undefined ? undefined : entitiesOf(record),
      actor: context.actor,
      by: moverBy(context),
    };
    const staysMerged = await circles.splitsMerged(tx, before, asked);
    const change = staysMerged ? { ...asked, visibility: undefined } : asked;
    if (await this.isNotTheirs(tx, before, change, context)) {
      return { ...outcome, result: 'refused', problem: notTheirs };
    }
    if (await circles.leavesNobody(tx, before, change)) {
      return { ...outcome, result: 'refused', problem: forNobody };
    }
    await this.incidents.timePoints.put(
      tx,
      points.map(point => ({ ...point, incidentId: before.id })),
    );
    const confidentialId = await circles.ofChanged(
      tx,
      before,
      change,
      context.now,
    );
    const given: GivenFields = {
      ...before,
      ...fieldsOf(record, before),
      extra: extraFields(incidentRecord, record),
      recordHash: hash,
      confidentialId,
    };
    await this.incidents.writer.update(
      tx,
      before,
      given,
      change.entities ?? before.entities,
      {
        actor: context.actor,
        action: 'imported',
        mover: change.by,
        silent: true,
      },
    );
    const warnings = [
      ...outcome.warnings,
      ...(staysMerged ? [saidTwice('visibilityStays')] : []),
    ];
    return { ...outcome, result: 'updated', warnings };
  }

  /** Time points of what is merged into another are that one's as well, which must be theirs to change. */
  private async mayTime(
    tx: Knex,
    { mergedInto }: StoredIncident,
    context: ImportContext,
  ): Promise<boolean> {
    if (mergedInto === null) return true;
    return context.isLeft(tx, this.type, { id: mergedInto });
  }

  /** A service restricts for the system that it keeps in step: it becomes no reader by that. */
  private async isNotTheirs(
    tx: Knex,
    before: StoredIncident,
    change: Pick<CircleChange, 'visibility'>,
    { principal }: ImportContext,
  ): Promise<boolean> {
    if (principal.kind === 'service') return false;
    const { circles } = this.incidents;
    return !(await circles.allows(tx, before, change, principal));
  }

  private async isForNobody(
    tx: Knex,
    record: IncidentRecord,
    { actor }: ImportContext,
  ): Promise<boolean> {
    if (record.visibility !== 'restricted') return false;
    return !(await this.access.isForSomebody(tx, {
      readers: [[actor, 'reporter']],
      entities: this.entitiesOf(record),
    }));
  }

  private warnings(
    record: IncidentRecord,
    context: ImportContext,
  ): LineWarning[] {
    return unknownEntityWarnings(this.entitiesOf(record), context);
  }
}

/** On whose behalf the entities change: a person's for what the person may read; a service keeps in step what its source created. */
function moverBy({ principal }: ImportContext): Mover {
  return moverOf(principal) ?? 'source';
}
