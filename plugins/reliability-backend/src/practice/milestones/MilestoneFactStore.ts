import {
  MilestoneFacts,
  OwnedEntity,
  toKey,
  VerifiedFact,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { int, Row, textOrNull } from '../../platform/database/columns';
import { Turns } from '../../platform/database/Turns';
import { IncidentDayStore } from './IncidentDayStore';

const A_DOMAIN = 'domain:%';

/** What postmortems are about, by their number. */
type EntitiesOf = ReadonlyMap<number, readonly OwnedEntity[]>;

/** What milestones are found in, but for what words for failure modes mean. */
export type StoredMilestoneFacts = Pick<
  MilestoneFacts,
  'postmortems' | 'verified' | 'adoptions' | 'incidentDays'
>;

/**
 * The SQL of what milestones are found in: what everybody may see. Every statement leaves out what has a circle, so that nothing of a draft or
 * of what is restricted comes to a rule.
 */
export class MilestoneFactStore {
  constructor(private readonly incidents = new IncidentDayStore()) {}

  /** @returns undefined where the signal said to end before all was read */
  async read(
    tx: Knex,
    turns: Pick<Turns, 'letOthersRead'>,
    signal: AbortSignal,
  ): Promise<StoredMilestoneFacts | undefined> {
    const incidentDays = await this.incidents.read(tx, turns, signal);
    if (incidentDays === undefined) return undefined;
    const entities = await this.entitiesOf(tx);
    return {
      postmortems: await this.postmortems(tx, entities),
      verified: await this.verified(tx),
      adoptions: await this.adoptions(tx, entities),
      incidentDays,
    };
  }

  private async postmortems(
    tx: Knex,
    entities: EntitiesOf,
  ): Promise<StoredMilestoneFacts['postmortems']> {
    const published: Row[] = await publishedForAll(tx).select(
      'postmortem.id',
      'postmortem.published_at',
    );
    return published.map(row => ({
      key: toKey('postmortem', int(row.id)),
      at: int(row.published_at),
      entities: entities.get(int(row.id)) ?? [],
    }));
  }

  /** What published postmortems are about, by postmortem; also what has left the catalog. */
  private async entitiesOf(tx: Knex): Promise<EntitiesOf> {
    const rows: Row[] = await publishedForAll(tx)
      .join(
        'postmortem_entity',
        'postmortem_entity.postmortem_id',
        'postmortem.id',
      )
      .leftJoin(
        'catalog_entity',
        'catalog_entity.entity_ref',
        'postmortem_entity.entity_ref',
      )
      .orderBy('postmortem_entity.entity_ref')
      .select('postmortem.id', 'postmortem_entity.entity_ref')
      .select('catalog_entity.owner_ref');
    return collected(rows, ownedEntity);
  }

  private async verified(tx: Knex): Promise<VerifiedFact[]> {
    const items: Row[] = await verifiedForAll(tx)
      .leftJoin(
        'catalog_entity',
        'catalog_entity.entity_ref',
        'action_item.entity_ref',
      )
      .select('action_item.id', 'action_item.verified_at')
      .select('action_item.entity_ref')
      .select(
        tx.raw(
          'coalesce(action_item.owner_ref, catalog_entity.owner_ref) as ??',
          ['team'],
        ),
      );
    const modes = await this.failureModesOf(tx);
    const domains = await this.domainsOf(tx);
    return items.map(row => ({
      key: toKey('actionItem', int(row.id)),
      at: int(row.verified_at),
      team: groupOrNull(row.team),
      failureModes: modes.get(int(row.id)) ?? [],
      domain: domains.get(String(row.entity_ref)) ?? null,
    }));
  }

  /** Failure modes that verified items come from: of their incident, of their postmortem's incidents, of learnings that they were adopted from. */
  private async failureModesOf(tx: Knex): Promise<Map<number, string[]>> {
    const ofIncidents = (query: Knex.QueryBuilder) =>
      query
        .whereNull('incident.confidential_id')
        .whereNotNull('incident.failure_mode')
        .distinct('action_item.id', 'incident.failure_mode');
    const rows: Row[][] = [
      await ofIncidents(
        verifiedForAll(tx).join(
          'incident',
          'incident.id',
          'action_item.incident_id',
        ),
      ),
      await ofIncidents(
        verifiedForAll(tx)
          .join(
            'postmortem_incident',
            'postmortem_incident.postmortem_id',
            'action_item.postmortem_id',
          )
          .join('incident', 'incident.id', 'postmortem_incident.incident_id'),
      ),
      await verifiedForAll(tx)
        .join(
          'learning_application',
          'learning_application.action_item_id',
          'action_item.id',
        )
        .join('learning', 'learning.id', 'learning_application.learning_id')
        .join('postmortem', 'postmortem.id', 'learning.postmortem_id')
        .whereNull('postmortem.confidential_id')
        .whereNotNull('learning.published_at')
        .whereNotNull('learning.failure_mode')
        .distinct('action_item.id', 'learning.failure_mode'),
    ];
    return collected(rows.flat(), row => String(row.failure_mode));
  }

  /** The nearest domain of entities with verified items: of those that lie in each other, the one with the fewest members. */
  private async domainsOf(tx: Knex): Promise<Map<string, string>> {
    const sizes: Row[] = await tx('catalog_membership')
      .where('scope_ref', 'like', A_DOMAIN)
      .groupBy('scope_ref')
      .select('scope_ref')
      .count({ members: '*' });
    const sizeOf = new Map(
      sizes.map(row => [String(row.scope_ref), int(row.members)]),
    );
    const rows: Row[] = await tx('catalog_membership')
      .where('scope_ref', 'like', A_DOMAIN)
      .whereIn(
        'entity_ref',
        verifiedForAll(tx).select('action_item.entity_ref'),
      )
      .orderBy('scope_ref')
      .select('scope_ref', 'entity_ref');
    const nearest = new Map<string, string>();
    for (const row of rows) {
      const [entity, domain] = [String(row.entity_ref), String(row.scope_ref)];
      const known = nearest.get(entity);
      const size = (of: string) => sizeOf.get(of) ?? 0;
      if (known === undefined || size(domain) < size(known)) {
        nearest.set(entity, domain);
      }
    }
    return nearest;
  }

  /** What a learning applies to, also where that is nobody's now or has left the catalog. */
  private async adoptions(
    tx: Knex,
    entities: EntitiesOf,
  ): Promise<StoredMilestoneFacts['adoptions']> {
    const rows: Row[] = await publishedForAll(tx)
      .join('learning', 'learning.postmortem_id', 'postmortem.id')
      .join('learning_record', 'learning_record.learning_id', 'learning.id')
      .join(
        'learning_application',
        'learning_application.learning_id',
        'learning.id',
      )
      .leftJoin(
        'catalog_entity',
        'catalog_entity.entity_ref',
        'learning_application.entity_ref',
      )
      .where('learning_application.state', 'applies')
      .whereNotNull('learning.published_at')
      .whereNotNull('learning_application.answered_at')
      .groupBy(
        'learning_record.id',
        'postmortem.id',
        'learning_application.entity_ref',
        'catalog_entity.owner_ref',
      )
      .select('learning_record.id as learning', 'postmortem.id')
      .select('learning_application.entity_ref', 'catalog_entity.owner_ref')
      .min({ answered_at: 'learning_application.answered_at' });
    return rows.map(row => ({
      learning: toKey('learning', int(row.learning)),
      postmortem: toKey('postmortem', int(row.id)),
      origins: entities.get(int(row.id)) ?? [],
      ...ownedEntity(row),
      at: int(row.answered_at),
    }));
  }
}

function publishedForAll(tx: Knex): Knex.QueryBuilder {
  return tx('postmortem')
    .where('postmortem.status', 'published')
    .whereNull('postmortem.confidential_id')
    .whereNotNull('postmortem.published_at');
}

function verifiedForAll(tx: Knex): Knex.QueryBuilder {
  return tx('action_item')
    .where('action_item.status', 'verified')
    .whereNull('action_item.confidential_id')
    .whereNotNull('action_item.verified_at');
}

/** An entity, with its owner where that is a group. */
function ownedEntity(row: Row): OwnedEntity {
  return {
    entity: String(row.entity_ref),
    team: groupOrNull(row.owner_ref),
  };
}

function groupOrNull(owner: unknown): string | null {
  const ref = textOrNull(owner);
  return ref?.startsWith('group:') ? ref : null;
}

/** Values by the row's id. */
function collected<T>(
  rows: readonly Row[],
  read: (row: Row) => T,
): Map<number, T[]> {
  const values = new Map<number, T[]>();
  for (const row of rows) {
    const id = int(row.id);
    const known = values.get(id);
    if (known) known.push(read(row));
    else values.set(id, [read(row)]);
  }
  return values;
}
