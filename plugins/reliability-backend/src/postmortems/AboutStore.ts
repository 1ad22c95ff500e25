import { PostmortemStatus } from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { Access } from '../platform/access/Access';
import { applyCriteria } from '../platform/access/applyCriteria';
import { int, intOrNull } from '../platform/database/columns';
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
    const rows = await about(tx, incidentIds).distinct({
      id: 'postmortem_incident.postmortem_id',
    });
    return rows.map(row => int(row.id));
  }

  /** Postmortems about each of some incidents that the reader may see, oldest first. */
  async readablePostmortemsOf(
    tx: Knex,
    incidentIds: readonly number[],
    reader: PostmortemReader,
  ): Promise<Map<number, PostmortemLink[]>> {
    const query = about(tx, incidentIds)
      .join('postmortem', 'postmortem.id', 'postmortem_incident.postmortem_id')
      .orderBy('postmortem.id')
      .select({
        id: 'postmortem.id',
        title: 'postmortem.title',
        status: 'postmortem.status',
        incidentId: 'incident.id',
        mergedInto: 'incident.merged_into',
      });
    this.access.restrict(query, 'postmortem.confidential_id', reader.principal);
    applyCriteria(query, reader.criteria, applyPostmortemLeaf);
    const wanted = new Set(incidentIds);
    const found = new Map<number, Map<number, PostmortemLink>>();
    for (const row of await query) {
      for (const incidentId of [
        int(row.incidentId),
        intOrNull(row.mergedInto),
      ]) {
        if (incidentId === null || !wanted.has(incidentId)) continue;
        const links = found.get(incidentId) ?? new Map();
        const id = int(row.id);
        links.set(id, { id, title: row.title, status: row.status });
        found.set(incidentId, links);
      }
    }
    return new Map(
      [...found].map(([incidentId, links]) => [
        incidentId,
        [...links.values()],
      ]),
    );
  }
}

function about(tx: Knex, incidentIds: readonly number[]): Knex.QueryBuilder {
  return tx('postmortem_incident')
    .join('incident', 'incident.id', 'postmortem_incident.incident_id')
    .where(same =>
      same
        .whereIn('incident.id', [...incidentIds])
        .orWhereIn('incident.merged_into', [...incidentIds]),
    );
}
