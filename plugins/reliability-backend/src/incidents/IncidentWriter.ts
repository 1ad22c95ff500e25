import {
  TimePointCandidate,
  TimePointKind,
  toKey,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { changesBetween } from '../platform/history/History';
import { VersionMoved } from '../platform/http/httpErrors';
import { OutboxEvent } from '../platform/outbox/Outbox';
import { Platform } from '../platform/Platform';
import { incidentFacts } from './incidentFacts';
import { StoredEntity, StoredIncident } from './IncidentRow';
import { IncidentFields, IncidentStore } from './IncidentStore';
import { GivenFields, settleIncident } from './settleIncident';

/** A time point's word that a write brings. */
export interface NewTimePoint {
  readonly kind: TimePointKind;
  readonly at: number | null;
}

/** How a write is recorded. */
export interface WriteRecord {
  /** Who, for the history; null keeps no author. */
  readonly actor: string | null;
  readonly action: string;
  /** Imports are silent: no event leaves. */
  readonly silent?: boolean;
  /** Reports without a name leave neither history nor event. */
  readonly traceless?: boolean;
}

/**
 * Writes incidents with all that belongs to a write: history, facts, outbox. It runs inside a transaction that its caller owns, and
 * asks for no permission: people come through the service, sources and imports through theirs.
 */
export class IncidentWriter {
  constructor(
    private readonly platform: Platform,
    private readonly store: IncidentStore,
    private readonly precedence: readonly string[],
  ) {}

  async create(
    tx: Knex,
    given: GivenFields,
    entities: readonly StoredEntity[],
    points: readonly TimePointCandidate[],
    record: WriteRecord,
  ): Promise<number> {
    const now = this.platform.clock();
    const fields = settleIncident(given, points, this.precedence, now);
    const [id] = await this.store.insertAll(tx, [{ fields, entities }]);
    await this.store.putTimePoints(
      tx,
      points.map(point => ({ ...point, incidentId: id })),
    );
    const stored: StoredIncident = { ...fields, id, version: 1, entities };
    await this.platform.facts.replaceIncidents(tx, [id], incidentFacts(stored));
    await this.platform.facts.observe(
      tx,
      entities.map(entity => entity.ref),
      fields.sortAt,
      'incident',
    );
    await this.leaveTraces(tx, undefined, stored, record);
    return id;
  }

  /**
   * Writes a changed incident. The state must come from this transaction.
   *
   * @returns the new state; the same object when nothing differs
   * @throws VersionMoved when somebody else was faster; the transaction must not be committed then
   */
  async update(
    tx: Knex,
    before: StoredIncident,
    given: GivenFields,
    entities: readonly StoredEntity[],
    record: WriteRecord,
    /** Deliveries of sources do not bump the version that editors hold. */
    options: { readonly keepVersion?: boolean } = {},
  ): Promise<StoredIncident> {
    const now = this.platform.clock();
    const merged = await this.store.mergedInto(tx, before.id);
    const points = await this.store.timePoints(tx, [
      before.id,
      ...merged.map(other => other.id),
    ]);
    const settled = settleIncident(
      { ...given, updatedAt: now },
      [...points.values()].flat().reduce(newestOfEachOrigin, []),
      this.precedence,
      now,
    );
    const version = options.keepVersion ? before.version : before.version + 1;
    const after: StoredIncident = {
      ...settled,
      id: before.id,
      version,
      entities,
    };
    if (
      Object.keys(visible(before, after)).every(field => field === 'updatedAt')
    ) {
      return before;
    }
    const written = await this.store.update(
      tx,
      before.id,
      before.version,
      version,
      settled,
      entities,
    );
    if (!written) throw new VersionMoved();
    await this.platform.facts.replaceIncidents(
      tx,
      [before.id],
      incidentFacts(after),
    );
    await this.platform.facts.observe(
      tx,
      entities.map(entity => entity.ref),
      after.sortAt,
      'incident',
    );
    await this.leaveTraces(tx, before, after, record);
    return after;
  }

  private async leaveTraces(
    tx: Knex,
    before: StoredIncident | undefined,
    after: StoredIncident,
    record: WriteRecord,
  ): Promise<void> {
    if (record.traceless) return;
    const now = this.platform.clock();
    await this.platform.history.append(tx, {
      kind: 'incident',
      id: after.id,
      version: after.version,
      at: now,
      actor: record.actor,
      action: record.action,
      changes: before === undefined ? {} : visible(before, after),
      confidentialId: after.confidentialId,
    });
    if (record.silent) return;
    await this.platform.outbox.add(tx, eventOf(before, after), now);
  }
}

/** Given values that people see, for the history: derived ones follow from them. */
function visible(before: StoredIncident, after: StoredIncident) {
  const state = (
    incident: StoredIncident,
  ): Partial<IncidentFields> & {
    entities: readonly StoredEntity[];
  } => ({
    title: incident.title,
    kind: incident.kind,
    severity: incident.severity,
    incidentType: incident.incidentType,
    failureMode: incident.failureMode,
    trigger: incident.trigger,
    summary: incident.summary,
    stoppedBy: incident.stoppedBy,
    wouldHelp: incident.wouldHelp,
    url: incident.url,
    dimensions: incident.dimensions,
    stated: incident.stated,
    times: incident.times,
    entities: incident.entities,
    mergedInto: incident.mergedInto,
    extra: incident.extra,
    confidentialId: incident.confidentialId,
  });
  return changesBetween(state(before), state(after));
}

function eventOf(
  before: StoredIncident | undefined,
  after: StoredIncident,
): OutboxEvent {
  const resolved = after.status === 'resolved' && before?.status !== 'resolved';
  let topic: OutboxEvent['topic'] = 'incident.updated';
  if (before === undefined) topic = 'incident.created';
  else if (resolved) topic = 'incident.resolved';
  return {
    topic,
    payload: { key: toKey('incident', after.id), version: after.version },
    confidentialId: after.confidentialId,
  };
}

/** Merged incidents bring words of the same origin: the one that was said last stands. */
function newestOfEachOrigin(
  kept: TimePointCandidate[],
  candidate: TimePointCandidate,
): TimePointCandidate[] {
  const same = kept.findIndex(
    other =>
      other.kind === candidate.kind &&
      other.origin === candidate.origin &&
      other.by === candidate.by,
  );
  if (same === -1) return [...kept, candidate];
  return kept[same].changedAt >= candidate.changedAt
    ? kept
    : kept.with(same, candidate);
}
