import {
  IncidentDay,
  MilestoneFacts,
  QUIET_LOOK_BACK_DAYS,
  toKey,
  VerifiedFact,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { int, Row, textOrNull } from '../../platform/database/columns';

const DAY_MS = 86_400_000;
const A_GROUP = 'group:%';
const A_DOMAIN = 'domain:%';

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
  async read(tx: Knex, now: number): Promise<StoredMilestoneFacts> {
    return {
      postmortems: await this.postmortems(tx),
      verified: await this.verified(tx),
      adoptions: await this.adoptions(tx),
      incidentDays: await this.incidentDays(
        tx,
        now - QUIET_LOOK_BACK_DAYS * DAY_MS,
      ),
    };
  }

  private async postmortems(
    tx: Knex,
  ): Promise<StoredMilestoneFacts['postmortems']> {
    const published: Row[] = await publishedForAll(tx).select(
      'postmortem.id',
      'postmortem.published_at',
    );
    const teams = await this.teamsOf(tx);
    return published.map(row => ({
      key: toKey('postmortem', int(row.id)),
      at: int(row.published_at),
      teams: teams.get(int(row.id)) ?? [],
    }));
  }

  /** Groups that own what published postmortems are about, by postmortem. */
  private async teamsOf(tx: Knex): Promise<Map<number, string[]>> {
    const rows: Row[] = await publishedForAll(tx)
      .join(
        'postmortem_entity',
        'postmortem_entity.postmortem_id',
        'postmortem.id',
      )
      .join(
        'catalog_entity',
        'catalog_entity.entity_ref',
        'postmortem_entity.entity_ref',
      )
      .where('catalog_entity.owner_ref', 'like', A_GROUP)
      .distinct('postmortem.id', 'catalog_entity.owner_ref');
    return collected(rows, row => String(row.owner_ref));
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
    return items.map(row => {
      const team = textOrNull(row.team);
      return {
        key: toKey('actionItem', int(row.id)),
        at: int(row.verified_at),
        team: team?.startsWith('group:') ? team : null,
        failureModes: modes.get(int(row.id)) ?? [],
        domain: domains.get(String(row.entity_ref)) ?? null,
      };
    });
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

  private async adoptions(
    tx: Knex,
  ): Promise<StoredMilestoneFacts['adoptions']> {
    const rows: Row[] = await publishedForAll(tx)
      .join('learning', 'learning.postmortem_id', 'postmortem.id')
      .join('learning_record', 'learning_record.learning_id', 'learning.id')
      .join(
        'learning_application',
        'learning_application.learning_id',
        'learning.id',
      )
      .join(
        'catalog_entity',
        'catalog_entity.entity_ref',
        'learning_application.entity_ref',
      )
      .where('learning_application.state', 'applies')
      .where('catalog_entity.owner_ref', 'like', A_GROUP)
      .whereNotNull('learning.published_at')
      .whereNotNull('learning_application.answered_at')
      .groupBy(
        'learning_record.id',
        'postmortem.id',
        'catalog_entity.owner_ref',
      )
      .select('learning_record.id as learning', 'postmortem.id')
      .select('catalog_entity.owner_ref')
      .min({ answered_at: 'learning_application.answered_at' });
    if (rows.length === 0) return [];
    const origins = await this.teamsOf(tx);
    return rows.map(row => ({
      learning: toKey('learning', int(row.learning)),
      origins: origins.get(int(row.id)) ?? [],
      team: String(row.owner_ref),
      at: int(row.answered_at),
    }));
  }

  /** The length of a day stands in the statement: as a bound value SQLite would divide by a fraction, and no two incidents were of one day. */
  private async incidentDays(tx: Knex, since: number): Promise<IncidentDay[]> {
    const rows: Row[] = await tx('incident')
      .where('kind', 'incident')
      .whereNull('confidential_id')
      .whereNull('merged_into')
      .where('anchor_at', '>=', since)
      .groupBy('failure_mode', 'day')
      .select('failure_mode', tx.raw(`anchor_at / ${DAY_MS} as day`))
      .count({ incidents: '*' });
    return rows.map(row => ({
      failureMode: textOrNull(row.failure_mode),
      day: int(row.day),
      count: int(row.incidents),
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

/** Values by the row's id. */
function collected(
  rows: readonly Row[],
  read: (row: Row) => string,
): Map<number, string[]> {
  const values = new Map<number, string[]>();
  for (const row of rows) {
    const id = int(row.id);
    const known = values.get(id);
    if (known) known.push(read(row));
    else values.set(id, [read(row)]);
  }
  return values;
}
