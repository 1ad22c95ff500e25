import {
  IncidentRecord,
  incidentRecord,
  TimePointKind,
  toKey,
  toMillis,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import {
  EntityMove,
  GivenFields,
  Incidents,
  moveOf,
  NewIncident,
  StoredEntity,
  StoredIncident,
} from '../../incidents';
import { Access } from '../../platform/access/Access';
import { ChangedIncident } from '../../postmortems';
import { extraFields, unknownEntityWarnings } from './extraFields';
import { findPresent, identityOf } from './identity';
import { mayChange } from './mayChange';
import {
  ImportContext,
  ImportOutcome,
  RecordImporter,
  RecordToImport,
} from './RecordImporter';

type RecordFields = Pick<
  GivenFields,
  | 'title'
  | 'kind'
  | 'severity'
  | 'incidentType'
  | 'failureMode'
  | 'trigger'
  | 'summary'
  | 'stoppedBy'
  | 'wouldHelp'
  | 'url'
  | 'dimensions'
  | 'stated'
>;

const emptyFields: RecordFields = {
  title: '',
  kind: 'incident',
  severity: null,
  incidentType: null,
  failureMode: null,
  trigger: null,
  summary: '',
  stoppedBy: null,
  wouldHelp: null,
  url: null,
  dimensions: {},
  stated: {},
};

/**
 * Incidents from records. An identical record changes nothing, so what people wrote since stays; a record that differs from the last one
 * sets the fields that it names. Time points stand as the source's word beside those of people, who are believed first.
 */
export class IncidentImporter implements RecordImporter<'incident'> {
  readonly type = 'incident';

  constructor(
    private readonly incidents: Incidents,
    private readonly access: Access,
    /**
     * Lets readers, and what others are found by, follow some incidents that have changed. Others hear of it through the outbox,
     * where nothing goes in from an import.
     */
    private readonly follow: (
      tx: Knex,
      changed: readonly ChangedIncident[],
    ) => Promise<void>,
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
    const moves = new Map<number, EntityMove | undefined>();
    const created: number[] = [];
    for (const [index, item] of records.entries()) {
      const before = present.get(identityOf(item.record));
      if (before === undefined) {
        created.push(index);
      } else {
        outcomes.set(index, await this.update(tx, before, item, context));
        moves.set(before.id, moveBy(context, before, item.record));
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
    const changed = [...outcomes.values()].flatMap(({ result, id }) =>
      result === 'updated' ? [{ id, move: moves.get(id) }] : [],
    );
    if (changed.length > 0) await this.follow(tx, changed);
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
    if (!(await mayChange(tx, this.access, before, context))) {
      return { ...outcome, result: 'refused' };
    }
    if (before.recordHash === hash) return { ...outcome, result: 'unchanged' };
    await this.incidents.timePoints.put(
      tx,
      pointsOf(record, context.now).map(point => ({
        ...point,
        incidentId: before.id,
      })),
    );
    const entities = record.entities ? entitiesOf(record) : undefined;
    const confidentialId = await this.incidents.circles.ofChanged(
      tx,
      before,
      {
        visibility: record.visibility ?? undefined,
        entities,
        actor: context.actor,
      },
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
      entities ?? before.entities,
      {
        actor: context.actor,
        action: 'imported',
        // What belongs to an incident follows its readers, and hears of them through the outbox.
        silent: before.confidentialId === null && confidentialId === null,
      },
    );
    return { ...outcome, result: 'updated' };
  }

  private warnings(record: IncidentRecord, context: ImportContext): string[] {
    return unknownEntityWarnings(this.entitiesOf(record), context);
  }
}

/** On behalf of whom the entities change: a person's for what the person may read; a service keeps in step what its source created. */
function moveBy(
  { principal }: ImportContext,
  before: StoredIncident,
  record: IncidentRecord,
): EntityMove | undefined {
  const by =
    principal.kind === 'user'
      ? { ...principal, refs: [...principal.refs] }
      : 'source';
  return record.entities === undefined
    ? undefined
    : moveOf(by, before.entities, entitiesOf(record));
}

function newIncident(
  { record, hash }: RecordToImport<IncidentRecord>,
  confidentialId: number | null,
  context: ImportContext,
): NewIncident {
  return {
    given: {
      ...fieldsOf(record, emptyFields),
      extra: extraFields(incidentRecord, record),
      recordHash: hash,
      source: record.source,
      externalId: record.externalId,
      mergedInto: null,
      createdAt: context.now,
      updatedAt: context.now,
      createdBy: null,
      confidentialId,
    },
    entities: entitiesOf(record),
    points: pointsOf(record, context.now),
    record: { actor: context.actor, action: 'imported', silent: true },
  };
}

/** What the record names, and what was there before for the rest; null takes a value away. */
function fieldsOf(record: IncidentRecord, before: RecordFields): RecordFields {
  const named = <T>(value: T | undefined, present: T): T =>
    value === undefined ? present : value;
  return {
    title: record.title,
    kind: record.kind ?? before.kind,
    severity: named(record.severity, before.severity),
    incidentType: named(record.incidentType, before.incidentType),
    failureMode: named(record.failureMode, before.failureMode),
    trigger: named(record.trigger, before.trigger),
    summary: record.summary ?? before.summary,
    stoppedBy: named(record.stoppedBy, before.stoppedBy),
    wouldHelp: named(record.wouldHelp, before.wouldHelp),
    url: named(record.url, before.url),
    dimensions: record.dimensions ?? before.dimensions,
    stated: record.stated ?? before.stated,
  };
}

function entitiesOf(record: IncidentRecord): StoredEntity[] {
  const unique = new Map(
    (record.entities ?? []).map(({ ref, role, impact }) => [
      `${ref} ${role}`,
      { ref, role, impact: role === 'impacted' ? impact ?? null : null },
    ]),
  );
  return [...unique.values()];
}

function pointsOf(record: IncidentRecord, now: number) {
  return Object.entries(record.times ?? {}).map(([kind, at]) => ({
    kind: kind as TimePointKind,
    origin: 'source' as const,
    by: record.source,
    at: at === null ? null : toMillis(at),
    changedAt: now,
  }));
}
