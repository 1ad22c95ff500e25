import { TimePointCandidate } from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { circleOfChange } from '../platform/history/History';
import { VersionMoved } from '../platform/http/httpErrors';
import { Platform } from '../platform/Platform';
import { EntityMove, Mover, moveOf } from './EntityMove';
import { IncidentCircles } from './IncidentCircles';
import { incidentFacts } from './incidentFacts';
import { IncidentChange, IncidentFollowers } from './IncidentFollowers';
import { changesOf, changesToShow, eventOf } from './incidentTraces';
import { StoredEntity, StoredIncident } from './IncidentRow';
import { IncidentStore } from './IncidentStore';
import { GivenFields, settleIncident } from './settleIncident';
import { SightingStore } from './SightingStore';
import { TimePointStore } from './TimePointStore';

/** How a write is recorded. */
export interface WriteRecord {
  /** Who, for the history; null keeps no author. */
  readonly actor: string | null;
  readonly action: string;
  /** On whose behalf: what they may not read of what others keep about the incident stays as it is. Missing, all of it does. */
  readonly mover?: Mover;
  /** Imports are silent: no event leaves. */
  readonly silent?: boolean;
  /** Reports without a name leave neither history nor event. */
  readonly traceless?: boolean;
}

interface WriteOptions {
  /** Deliveries of sources do not bump the version that editors hold. */
  readonly keepVersion?: boolean;
}

/** An incident to create, with every origin's word on its time points. */
export interface NewIncident {
  readonly given: GivenFields;
  readonly entities: readonly StoredEntity[];
  readonly points: readonly TimePointCandidate[];
  readonly record: WriteRecord;
}

/**
 * Writes incidents with all that belongs to a write: history, facts, outbox, and what follows them further down the house. It runs inside
 * a transaction that its caller owns, and asks for no permission: people come through the service, sources and imports through theirs.
 */
export class IncidentWriter {
  constructor(
    private readonly platform: Platform,
    private readonly store: IncidentStore,
    private readonly timePoints: TimePointStore,
    private readonly sightings: SightingStore,
    private readonly followers: IncidentFollowers,
    private readonly circles: IncidentCircles,
    private readonly precedence: readonly string[],
  ) {}

  async create(tx: Knex, incident: NewIncident): Promise<number> {
    const [id] = await this.createAll(tx, [incident]);
    return id;
  }

  /** Creates many at once, in as few statements as they need. */
  async createAll(
    tx: Knex,
    incidents: readonly NewIncident[],
  ): Promise<number[]> {
    const now = this.platform.clock();
    const { facts, history, outbox } = this.platform;
    const settled = incidents.map(({ given, points, entities }) => ({
      fields: settleIncident(given, points, this.precedence, now),
      entities,
    }));
    const ids = await this.store.insertAll(tx, settled);
    const stored = settled.map(
      ({ fields, entities }, index): StoredIncident => ({
        ...fields,
        id: ids[index],
        version: 1,
        entities,
      }),
    );
    await this.timePoints.put(
      tx,
      incidents.flatMap(({ points }, index) =>
        points.map(point => ({ ...point, incidentId: ids[index] })),
      ),
    );
    await facts.insertIncidents(tx, stored.flatMap(incidentFacts));
    await this.sightings.ofNew(tx, stored);
    await history.appendAll(
      tx,
      stored.flatMap((incident, index) =>
        incidents[index].record.traceless
          ? []
          : [this.historyOf(undefined, incident, incidents[index].record)],
      ),
    );
    for (const [index, incident] of stored.entries()) {
      const { silent, traceless } = incidents[index].record;
      if (!silent && !traceless) {
        await outbox.add(tx, eventOf(undefined, incident), now);
      }
    }
    return ids;
  }

  /**
   * Writes a changed incident, and settles again what it is merged into: its words on time points count there. The state must have been
   * read in this transaction, after {@link IncidentStore.hold}.
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
    options: WriteOptions = {},
  ): Promise<StoredIncident> {
    const move = await this.moveOf(tx, before, given, entities, record);
    const after = await this.write(
      tx,
      before,
      given,
      entities,
      record,
      options,
    );
    const { actor, silent = false } = record;
    const targets = [before.mergedInto, after.mergedInto].flatMap(
      id => id ?? [],
    );
    const remerged =
      before.mergedInto === after.mergedInto
        ? undefined
        : { by: actor, silent, targets };
    const changes: IncidentChange[] =
      after === before ? [] : [{ id: after.id, move, remerged }];
    for (const id of new Set(targets)) {
      await this.store.hold(tx, [id]);
      const [target] = await this.store.getUnrestricted(tx, [id]);
      if (target !== undefined) {
        const action = actionOnTarget(before, after, id) ?? record.action;
        const { entities: same } = target;
        const settled = await this.write(
          tx,
          target,
          target,
          same,
          { ...record, action },
          options,
        );
        if (settled !== target) changes.push({ id });
      }
    }
    await this.followers.follow(tx, changes);
    return after;
  }

  /** How it changes what entities postmortems about the incident concern; those about a merged one concern what its target does. */
  private async moveOf(
    tx: Knex,
    before: StoredIncident,
    given: GivenFields,
    entities: readonly StoredEntity[],
    { mover }: WriteRecord,
  ): Promise<EntityMove | undefined> {
    if (mover === undefined) return undefined;
    if (before.mergedInto === given.mergedInto) {
      return moveOf(mover, before.entities, entities);
    }
    const standing = async (into: number | null, own: typeof entities) => {
      if (into === null) return own;
      const [target] = await this.store.getUnrestricted(tx, [into]);
      return target?.entities ?? own;
    };
    return moveOf(
      mover,
      await standing(before.mergedInto, before.entities),
      await standing(given.mergedInto, entities),
    );
  }

  private async write(
    tx: Knex,
    before: StoredIncident,
    given: GivenFields,
    entities: readonly StoredEntity[],
    record: WriteRecord,
    options: WriteOptions,
  ): Promise<StoredIncident> {
    const now = this.platform.clock();
    const merged = await this.store.mergedInto(tx, before.id);
    // Its own words first: of two that were said at once, the first stands, in whatever order the rows come.
    const ids = [before.id, ...merged.map(other => other.id).sort(ascending)];
    const points = await this.timePoints.of(tx, ids);
    const settled = settleIncident(
      { ...given, updatedAt: now },
      ids.flatMap(id => points.get(id) ?? []).reduce(newestOfEachOrigin, []),
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
      Object.keys(changesOf(before, after)).every(
        field => field === 'updatedAt',
      )
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
    await this.circles.follow(tx, before, after, record.mover);
    await this.platform.facts.replaceIncidents(
      tx,
      [before.id],
      incidentFacts(after),
    );
    await this.sightings.ofChanged(tx, before, after);
    if (record.traceless) return after;
    await this.platform.history.append(
      tx,
      this.historyOf(before, after, record),
    );
    if (!record.silent) {
      await this.platform.outbox.add(tx, eventOf(before, after), now);
    }
    return after;
  }

  private historyOf(
    before: StoredIncident | undefined,
    after: StoredIncident,
    record: WriteRecord,
  ) {
    return {
      kind: 'incident' as const,
      id: after.id,
      version: after.version,
      at: this.platform.clock(),
      actor: record.actor,
      action: record.action,
      changes: before === undefined ? {} : changesToShow(before, after),
      confidentialId: circleOfChange(before ?? after, after),
    };
  }
}

/** What has happened to an incident that another is merged into from now on, or no longer. */
function actionOnTarget(
  before: StoredIncident,
  after: StoredIncident,
  target: number,
): string | undefined {
  if (before.mergedInto === after.mergedInto) return undefined;
  return after.mergedInto === target ? 'merged with' : 'unmerged from';
}

function ascending(one: number, other: number): number {
  return one - other;
}

/** Merged incidents bring words of the same origin: the one that was said last stands, of those said at once the first. */
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
