import {
  Incident,
  incidentCreatePermission,
  IncidentInput,
  NearMissInput,
  nearMissTitle,
  TimePointKind,
  toMillis,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { inTransaction } from '../platform/database/inTransaction';
import {
  noLongerReadable,
  NotReadableError,
} from '../platform/http/httpErrors';
import { actorOf, RequestContext } from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { circleOf, storedEntities } from './givenEntities';
import { IncidentPolicies } from './IncidentPolicies';
import { IncidentReading } from './IncidentReading';
import { IncidentStore } from './IncidentStore';
import { IncidentWriter } from './IncidentWriter';
import { GivenFields } from './settleIncident';

const DAY = 86_400_000;

/** A moment as a report without a name keeps it: its day, as midnight in UTC. */
const dayOf = (moment: number) => Math.floor(moment / DAY) * DAY;

/** A moment as every other report keeps it. */
const exactly = (moment: number) => moment;

const noSource = {
  extra: null,
  source: null,
  externalId: null,
  recordHash: null,
  mergedInto: null,
} as const;

/** Takes reports of incidents and near misses from people and services. */
export class IncidentReporting {
  constructor(
    private readonly platform: Platform,
    private readonly policies: IncidentPolicies,
    private readonly store: IncidentStore,
    private readonly writer: IncidentWriter,
    private readonly reading: IncidentReading,
  ) {}

  async create(
    context: RequestContext,
    input: IncidentInput,
  ): Promise<Incident> {
    await this.platform.authorizer.demand(context, incidentCreatePermission);
    const actor = actorOf(context.principal);
    const { times, entities, visibility, ...fields } = input;
    await this.platform.catalog.ensure(entities.map(entity => entity.ref));
    return this.createOnce(
      context,
      'createIncident',
      input,
      async (tx, now) => {
        const confidentialId =
          visibility === 'restricted'
            ? await this.platform.access.create(
                tx,
                circleOf(actor, entities),
                now,
              )
            : null;
        return this.writer.create(tx, {
          given: {
            ...fields,
            ...noSource,
            createdAt: now,
            updatedAt: now,
            createdBy: actor,
            confidentialId,
          },
          entities: storedEntities(entities),
          points: Object.entries(times).map(([kind, at]) => ({
            kind: kind as TimePointKind,
            origin: 'human' as const,
            by: actor,
            at: at === null ? null : toMillis(at),
            changedAt: now,
          })),
          record: { actor, action: 'created' },
        });
      },
    );
  }

  /**
   * A near miss in four fields. Without a name nothing is kept that could lead back to the reporter: no author, no idempotency
   * key, no history, no event, and a date instead of a time, also for when it was noticed: "just now" is the moment of reporting.
   */
  async reportNearMiss(
    context: RequestContext,
    input: NearMissInput,
  ): Promise<Incident> {
    await this.platform.authorizer.demand(context, incidentCreatePermission);
    const { anonymous } = input;
    const actor = anonymous ? null : actorOf(context.principal);
    const entities = input.entity
      ? [{ ref: input.entity, role: 'impacted' as const, impact: null }]
      : [];
    await this.platform.catalog.ensure(entities.map(entity => entity.ref));
    const untraced = { ...context, idempotencyKey: undefined };
    return this.createOnce(
      anonymous ? untraced : context,
      'reportNearMiss',
      input,
      (tx, clock) => {
        const kept = anonymous ? dayOf : exactly;
        const now = kept(clock);
        const given: GivenFields = {
          ...noSource,
          title: nearMissTitle(input.whatNearlyHappened),
          kind: 'nearMiss',
          severity: null,
          incidentType: null,
          failureMode: null,
          trigger: null,
          summary: input.whatNearlyHappened,
          stoppedBy: input.whatStoppedIt,
          wouldHelp: input.whatWouldHelp || null,
          url: null,
          dimensions: {},
          stated: {},
          createdAt: now,
          updatedAt: now,
          createdBy: actor,
          confidentialId: null,
        };
        const noticed = {
          kind: 'detected' as const,
          origin: 'human' as const,
          by: actor,
          at: kept(toMillis(input.whenNoticed)),
          changedAt: now,
        };
        return this.writer.create(tx, {
          given,
          entities,
          points: [noticed],
          record: { actor, action: 'created', traceless: anonymous },
        });
      },
    );
  }

  private async createOnce(
    context: RequestContext,
    operation: string,
    request: unknown,
    create: (tx: Knex, now: number) => Promise<number>,
  ): Promise<Incident> {
    const { clock, database, idempotency, outbox } = this.platform;
    const creator = await this.policies.creating(context);
    const { stored, rights } = await inTransaction(database, async tx => {
      const now = clock();
      const { id, isRepeated } = await idempotency.once(
        tx,
        context,
        operation,
        request,
        now,
        () => create(tx, now),
      );
      const mine = isRepeated ? creator.repeated() : creator.created;
      const [incident] = await this.store.get(tx, [id], mine.reader);
      if (incident === undefined) {
        throw isRepeated ? noLongerReadable() : new NotReadableError();
      }
      return { stored: incident, rights: mine };
    });
    outbox.announce();
    return this.reading.presentOne(stored, rights);
  }
}
