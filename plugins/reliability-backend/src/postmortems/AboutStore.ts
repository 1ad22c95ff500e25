import { PostmortemStatus } from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { Access } from '../platform/access/Access';
import { applyCriteria } from '../platform/access/applyCriteria';
import { int } from '../platform/database/columns';
import { applyPostmortemLeaf } from './postmortemFilters';
import { PostmortemReader } from './PostmortemStore';

/** A postmortem as those above it in the house show it. */
export interface PostmortemLink {
  readonly id: number;
  readonly title: string;
  readonly status: PostmortemStatus;
}

/** The SQL that goes from incidents to the postmortems about them; one about an incident that was merged is about its target. */
export class AboutStore {
  constructor(private readonly access: Access) {}

  /** Ids of postmortems about some incidents; whoever asks. */
  async postmortemsOf(
    tx: Knex,
    incidentIds: readonly number[],
  ): Promise<number[]> {
    const rows = await tx
      .from(about(tx, incidentIds).as('about'))
      .distinct({ id: 'about.postmortem_id' });
    return rows.map(row => int(row.id));
  }

  /** Postmortems about each of some incidents that the reader may see, oldest first. */
  async readablePostmortemsOf(
    tx: Knex,
    incidentIds: readonly number[],
    reader: PostmortemReader,
  ): Promise<Map<number, PostmortemLink[]>> {
    const query = tx
      .from(about(tx, incidentIds).as('about'))
      .join('postmortem', 'postmortem.id', 'about.postmortem_id')
      .orderBy('postmortem.id')
      // Two incidents that were merged may have had the same postmortem.
      .distinct({
        incidentId: 'about.incident_id',
        id: 'postmortem.id',
        title: 'postmortem.title',
        status: 'postmortem.status',
      });
    this.access.restrict(query, 'postmortem.confidential_id', reader.principal);
    applyCriteria(query, reader.criteria, applyPostmortemLeaf);
    const found = new Map<number, PostmortemLink[]>();
    for (const row of await query) {
      const incidentId = int(row.incidentId);
      const links = found.get(incidentId) ?? [];
      links.push({ id: int(row.id), title: row.title, status: row.status });
      found.set(incidentId, links);
    }
    return found;
  }
}

/**
 * Pairs of some incidents and the postmortems about them, or about what was merged into them: one index for each of the two ways
 * (`postmortem_incident_incident`, `incident_merged_into`), where an `or` over both would read every pair there is.
 */
function about(tx: Knex, incidentIds: readonly number[]): Knex.QueryBuilder {
  return tx('postmortem_incident')
    .whereIn('incident_id', [...incidentIds])
    .select('incident_id', 'postmortem_id')
    .unionAll(merged =>
      merged
        .from('incident')
        .join(
          'postmortem_incident',
          'postmortem_incident.incident_id',
          'incident.id',
        )
        .whereIn('incident.merged_into', [...incidentIds])
        .select('incident.merged_into', 'postmortem_incident.postmortem_id'),
    );
}
