import {
  fromKey,
  Incident,
  IncidentPatch,
  TimePointKind,
  toMillis,
} from '@afterword/plugin-reliability-common';
import { ConflictError } from '@backstage/errors';
import { Knex } from 'knex';
import { inTransaction } from '../platform/database/inTransaction';
import {
  NotReadableError,
  orStale,
  VersionMoved,
} from '../platform/http/httpErrors';
import {
  actorOf,
  RequestContext,
  requiredVersion,
} from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { moverOf } from './EntityMove';
import { storedEntities } from './givenEntities';
import { IncidentCircles } from './IncidentCircles';
import { IncidentChangeRights, IncidentPolicies } from './IncidentPolicies';
import { IncidentReading } from './IncidentReading';
import { StoredEntity, StoredIncident } from './IncidentRow';
import { IncidentStore } from './IncidentStore';
import { IncidentWriter } from './IncidentWriter';
import { GivenFields } from './settleIncident';
import { TimePointStore } from './TimePointStore';

/** What is to become of an incident. */
type Decide = (
  tx: Knex,
  before: StoredIncident,
  now: number,
  rights: IncidentChangeRights,
) => Promise<{
  readonly given: GivenFields;
  readonly entities: readonly StoredEntity[];
}>;

/** Changes incidents on behalf of people and services. */
export class IncidentEditing {
  constructor(
    private readonly platform: Platform,
    private readonly store: IncidentStore,
    private readonly timePoints: TimePointStore,
    private readonly writer: IncidentWriter,
    private readonly circles: IncidentCircles,
    private readonly reading: IncidentReading,
    private readonly policies: IncidentPolicies,
  ) {}

  async update(
    context: RequestContext,
    key: string,
    patch: IncidentPatch,
  ): Promise<Incident> {
    const { principal } = context;
    const actor = actorOf(principal);
    const refs = (patch.entities ?? []).map(entity => entity.ref);
    await this.platform.catalog.ensure(refs);
    return this.change(context, key, 'changed', async (tx, before, now) => {
      const { entities: newEntities, visibility, ...fields } = patch;
      const entities = newEntities
        ? storedEntities(newEntities)
        : before.entities;
      const by = moverOf(principal);
      const change = { visibility, entities: newEntities, actor, by };
      if (await this.circles.splitsMerged(tx, before, change)) {
        throw new ConflictError(
          'Who may see it cannot change while it is merged with another; take that back first',
        );
      }
      if (!(await this.circles.allows(tx, before, change, principal))) {
        throw new NotReadableError(
          'Nothing was changed: who reported it, or owns one of the entities that it has now or of those that others took off it, can restrict it; others could not read it then',
        );
      }
      if (await this.circles.leavesNobody(tx, before, change)) {
        throw new NotReadableError(
          'Nothing was changed: nobody could read the incident then; name an entity that somebody owns',
        );
      }
      const confidentialId = await this.circles.ofChanged(
        tx,
        before,
        change,
        now,
      );
      return { given: { ...before, ...fields, confidentialId }, entities };
    });
  }

  async setTime(
    context: RequestContext,
    key: string,
    kind: TimePointKind,
    at: string | null,
  ): Promise<Incident> {
    return this.change(
      context,
      key,
      `time ${kind}`,
      async (tx, before, now, rights) => {
        await this.reading.demandTarget(tx, before, rights);
        const word = {
          incidentId: before.id,
          kind,
          origin: 'human' as const,
          by: actorOf(context.principal),
          at: at === null ? null : toMillis(at),
          changedAt: now,
        };
        await this.timePoints.put(tx, [word]);
        return { given: before, entities: before.entities };
      },
    );
  }

  async clearTime(
    context: RequestContext,
    key: string,
    kind: TimePointKind,
  ): Promise<Incident> {
    const decide: Decide = async (tx, before, _now, rights) => {
      await this.reading.demandTarget(tx, before, rights);
      await this.timePoints.deleteHuman(tx, before.id, kind);
      return { given: before, entities: before.entities };
    };
    return this.change(context, key, `time ${kind}`, decide);
  }

  /** Says that an incident is the same as another: it leaves lists and figures, and its words on time points count there. */
  async merge(
    context: RequestContext,
    key: string,
    into: string,
  ): Promise<Incident> {
    const decide: Decide = async (tx, before, _now, rights) => {
      // What it is merged into changes with it.
      const target = await this.reading.findToChange(tx, rights, into);
      if (target.id === before.id) {
        throw new ConflictError('An incident cannot be merged into itself');
      }
      if (before.mergedInto !== null || target.mergedInto !== null) {
        throw new ConflictError(
          'One of the two is merged already; take that back first',
        );
      }
      if ((await this.store.mergedInto(tx, before.id)).length > 0) {
        throw new ConflictError(
          'Others are merged into this one; merge the other way round',
        );
      }
      if (before.confidentialId !== target.confidentialId) {
        throw new ConflictError(
          'Both must be visible to the same people before they are merged',
        );
      }
      return {
        given: { ...before, mergedInto: target.id },
        entities: before.entities,
      };
    };
    return this.change(context, key, 'merged', decide, [fromKey(into)]);
  }

  /** Takes a merge back: both incidents are as they were. */
  async unmerge(context: RequestContext, key: string): Promise<Incident> {
    const decide: Decide = async (tx, before, _now, rights) => {
      if (before.mergedInto === null) {
        throw new ConflictError('This incident is not merged into another');
      }
      await this.reading.demandTarget(tx, before, rights);
      return {
        given: { ...before, mergedInto: null },
        entities: before.entities,
      };
    };
    return this.change(context, key, 'unmerged', decide);
  }

  private async change(
    context: RequestContext,
    key: string,
    action: string,
    decide: Decide,
    /** Other incidents that the change is about. */
    others: readonly number[] = [],
  ): Promise<Incident> {
    const { clock, database, outbox } = this.platform;
    const rights = await this.policies.changing(context);
    const { principal } = context;
    const mover = moverOf(principal);
    const record = { actor: actorOf(principal), action, mover };
    const stored = await orStale(
      key,
      () =>
        inTransaction(database, async tx => {
          await this.store.hold(tx, [fromKey(key), ...others]);
          const before = await this.reading.findToChange(tx, rights, key);
          if (before.version !== requiredVersion(context)) {
            throw new VersionMoved();
          }
          const { given, entities } = await decide(tx, before, clock(), rights);
          return this.writer.update(tx, before, given, entities, record);
        }),
      () => this.reading.get(context, key),
    );
    outbox.announce();
    return this.reading.presentOne(stored, rights);
  }
}
