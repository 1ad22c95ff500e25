import {
  DeadLetter,
  Delivery,
  DeliveryListQuery,
  incidentReadPermission,
  intakeAdministerPermission,
  Page,
  SourceHealth,
  toInstant,
  toKey,
} from '@afterword/plugin-reliability-common';
import { ReliabilityQuery } from '@afterword/plugin-reliability-node';
import { NotFoundError } from '@backstage/errors';
import { Incidents } from '../incidents';
import { ConditionTransformer } from '../platform/access/Authorizer';
import { CatalogVisibility } from '../platform/catalog/CatalogVisibility';
import { RequestContext } from '../platform/http/RequestContext';
import { DeadLetters, StoredDeadLetter } from '../platform/outbox/DeadLetters';
import { Platform } from '../platform/Platform';
import { ListedDelivery } from './DeliveryRow';
import { DeliveryStore } from './DeliveryStore';
import { IncidentSources } from './IncidentSources';

/**
 * Shows to those who run the portal what arrived and what could not be passed on: never what it said. To run the portal is not to read its
 * incidents: those are named as far as the policy about them, and confidentiality, leave them.
 */
export class Deliveries {
  constructor(
    private readonly platform: Platform,
    private readonly store: DeliveryStore,
    private readonly incidents: Incidents,
    private readonly sources: IncidentSources,
    private readonly deadLetters: DeadLetters,
    private readonly visibility: CatalogVisibility,
    private readonly transform: ConditionTransformer<ReliabilityQuery>,
  ) {}

  async list(
    context: RequestContext,
    query: DeliveryListQuery,
  ): Promise<Page<Delivery>> {
    await this.demand(context);
    const { deliveries, next } = await this.store.list(
      this.platform.database,
      query,
    );
    return {
      items: await this.present(deliveries, context),
      page: { next },
    };
  }

  /** Lets a delivery come up again; whoever drains then reads it. */
  async replay(context: RequestContext, id: string): Promise<Delivery> {
    await this.demand(context);
    const { clock, database } = this.platform;
    const replayed = await this.store.replay(database, id, clock());
    if (replayed === undefined) {
      throw new NotFoundError('There is no such delivery');
    }
    const [delivery] = await this.present([replayed], context);
    return delivery;
  }

  /** Forgets a delivery that somebody has looked at and that nothing more will come of. */
  async discard(context: RequestContext, id: string): Promise<void> {
    await this.demand(context);
    if (!(await this.store.discard(this.platform.database, id))) {
      throw new NotFoundError('There is no such delivery that was given up');
    }
  }

  async health(context: RequestContext): Promise<{ items: SourceHealth[] }> {
    await this.demand(context);
    const kept = await this.store.health(this.platform.database);
    const installed = new Set(this.sources.names());
    const names = [...new Set([...installed, ...kept.keys()])].sort();
    return {
      items: names.map(name => {
        const of = kept.get(name);
        return {
          name,
          installed: installed.has(name),
          lastReceivedAt: of ? toInstant(of.lastReceivedAt) : null,
          deliveries: {
            kept: 0,
            processed: 0,
            partial: 0,
            failed: 0,
            ...of?.counts,
          },
        };
      }),
    };
  }

  async dead(
    context: RequestContext,
    page: { readonly limit: number; readonly cursor?: string },
  ): Promise<Page<DeadLetter>> {
    await this.demand(context);
    const { letters, next } = await this.deadLetters.list(
      this.platform.database,
      page,
    );
    return { items: await this.letters(letters, context), page: { next } };
  }

  /** Lets a dead letter come up again, and has it delivered: once it is known what of it may be shown, which may be refused. */
  async replayDead(context: RequestContext, id: string): Promise<DeadLetter> {
    await this.demand(context);
    const { clock, database, outbox } = this.platform;
    const found = await this.deadLetters.find(database, id);
    const letters = await this.letters(found ? [found] : [], context);
    if (
      letters.length === 0 ||
      !(await this.deadLetters.replay(database, id, clock()))
    ) {
      throw new NotFoundError('There is no such dead letter');
    }
    outbox.announce();
    return letters[0];
  }

  /** Forgets a dead letter: those who have not heard of it never do. */
  async discardDead(context: RequestContext, id: string): Promise<void> {
    await this.demand(context);
    if (!(await this.deadLetters.discard(this.platform.database, id))) {
      throw new NotFoundError('There is no such dead letter');
    }
  }

  private demand(context: RequestContext): Promise<void> {
    return this.platform.authorizer.demand(context, intakeAdministerPermission);
  }

  /** What names an entity that the catalog does not show to whoever asks says no more than that it is there. */
  private async letters(
    letters: readonly StoredDeadLetter[],
    context: RequestContext,
  ): Promise<DeadLetter[]> {
    const named = letters.flatMap(({ entities }) => entities);
    const visible = await this.visibility.visibleTo(context, named);
    return letters.map(letter =>
      presentLetter(
        letter.entities.every(ref => visible.has(ref))
          ? letter
          : { ...letter, about: null, error: null },
      ),
    );
  }

  private async present(
    deliveries: readonly ListedDelivery[],
    context: RequestContext,
  ): Promise<Delivery[]> {
    const visible = await this.visible(
      deliveries.flatMap(({ incidents }) => incidents),
      context,
    );
    return deliveries.map(delivery => ({
      id: delivery.id,
      source: delivery.source,
      channel: delivery.channel,
      receivedAt: toInstant(delivery.receivedAt),
      state: delivery.state,
      attempts: delivery.attempts,
      nextAttemptAt:
        delivery.state === 'kept' ? toInstant(delivery.availableAt) : null,
      note: delivery.error,
      incidents: delivery.incidents
        .filter(id => visible.has(id))
        .map(id => toKey('incident', id)),
    }));
  }

  /** Those of some incidents that the caller may see. */
  private async visible(
    ids: readonly number[],
    context: RequestContext,
  ): Promise<ReadonlySet<number>> {
    const { authorizer, database } = this.platform;
    const { decision } = await authorizer.decide(context, {
      decision: {
        permission: incidentReadPermission,
        transform: this.transform,
      },
    });
    if (!decision.allowed) return new Set();
    const { principal } = context;
    const { criteria } = decision;
    return this.incidents.store.seen(database, ids, { principal, criteria });
  }
}

function presentLetter({
  eventId,
  createdAt,
  consumers,
  entities: _,
  ...letter
}: StoredDeadLetter): DeadLetter {
  return {
    ...letter,
    id: eventId,
    createdAt: toInstant(createdAt),
    consumers: [...consumers],
  };
}
