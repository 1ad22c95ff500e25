import { Knex } from 'knex';
import { bool, int } from '../platform/database/columns';
import { inBatches, jsonOf } from '../platform/database/dialect';
import { PostmortemLinks, StoredReview } from './PostmortemRow';

/** What stands beside a postmortem's row. */
export interface LinkRows {
  readonly fields: { readonly sortAt: number };
  readonly links: PostmortemLinks;
  /** Entities affected by its incidents, for filters. */
  readonly entities: readonly string[];
}

type People = Pick<PostmortemLinks, 'participants' | 'reviewers' | 'reviews'>;

/** The SQL of what postmortems are about and of who has a part in them. Whoever asks: their rows were restricted before. */
export class LinkStore {
  /** Ids of incidents in the order in which they were given. */
  async incidents(
    tx: Knex,
    ids: readonly number[],
  ): Promise<Map<number, number[]>> {
    const incidents = new Map<number, number[]>();
    for (const batch of inBatches(ids, 1)) {
      const rows = await tx('postmortem_incident')
        .whereIn('postmortem_id', batch)
        .orderBy(['postmortem_id', 'position'])
        .select('postmortem_id', 'incident_id');
      for (const row of rows) {
        push(incidents, int(row.postmortem_id), int(row.incident_id));
      }
    }
    return incidents;
  }

  async people(tx: Knex, ids: readonly number[]): Promise<Map<number, People>> {
    const participants = new Map<number, string[]>();
    const reviewers = new Map<number, string[]>();
    const reviews = await this.reviews(tx, ids);
    for (const batch of inBatches(ids, 1)) {
      const rows = await tx('postmortem_person')
        .whereIn('postmortem_id', batch)
        .select('postmortem_id', 'person_ref', 'part');
      for (const row of rows) {
        const people = row.part === 'reviewer' ? reviewers : participants;
        push(people, int(row.postmortem_id), row.person_ref);
      }
    }
    return new Map(
      ids.map(id => [
        id,
        {
          // In our order, whatever collation the database has: the same people are no change.
          participants: (participants.get(id) ?? []).sort(),
          reviewers: (reviewers.get(id) ?? []).sort(),
          reviews: reviews.get(id) ?? [],
        },
      ]),
    );
  }

  /** Notes of the reviews of a postmortem that it has changed since. */
  async outdateReviews(tx: Knex, id: number): Promise<void> {
    await tx('postmortem_review')
      .where('postmortem_id', id)
      .update({ current: false });
  }

  private async reviews(
    tx: Knex,
    ids: readonly number[],
  ): Promise<Map<number, StoredReview[]>> {
    const reviews = new Map<number, StoredReview[]>();
    for (const batch of inBatches(ids, 1)) {
      const rows = await tx('postmortem_review')
        .whereIn('postmortem_id', batch)
        .orderBy(['postmortem_id', 'reviewed_at', 'reviewer_ref'])
        .select();
      for (const row of rows) {
        push(reviews, int(row.postmortem_id), {
          reviewer: row.reviewer_ref,
          at: int(row.reviewed_at),
          current: bool(row.current),
          groups: jsonOf(row.reviewer_groups ?? '[]'),
        });
      }
    }
    return reviews;
  }

  /** Entities that postmortems are found by. */
  async entities(
    tx: Knex,
    ids: readonly number[],
  ): Promise<Map<number, string[]>> {
    const entities = new Map<number, string[]>();
    for (const batch of inBatches(ids, 1)) {
      const rows = await tx('postmortem_entity')
        .whereIn('postmortem_id', batch)
        .orderBy(['postmortem_id', 'entity_ref'])
        .select('postmortem_id', 'entity_ref');
      for (const row of rows) {
        push(entities, int(row.postmortem_id), row.entity_ref);
      }
    }
    return entities;
  }

  /** Kinds of the incidents that everybody may see. */
  async kinds(
    tx: Knex,
    ids: readonly number[],
  ): Promise<Map<number, string[]>> {
    const kinds = new Map<number, string[]>();
    for (const batch of inBatches(ids, 1)) {
      const rows = await tx('postmortem_incident')
        .join('incident', 'incident.id', 'postmortem_incident.incident_id')
        .whereIn('postmortem_incident.postmortem_id', batch)
        .whereNull('incident.confidential_id')
        .distinct({
          id: 'postmortem_incident.postmortem_id',
          kind: 'incident.kind',
        });
      for (const row of rows) push(kinds, int(row.id), row.kind);
    }
    return kinds;
  }

  async insertAll(
    tx: Knex,
    postmortems: readonly (LinkRows & { readonly id: number })[],
  ): Promise<void> {
    await insertRows(
      tx,
      'postmortem_incident',
      postmortems.flatMap(({ id, links }) =>
        links.incidentIds.map((incidentId, position) => ({
          postmortem_id: id,
          incident_id: incidentId,
          position,
        })),
      ),
    );
    await insertRows(
      tx,
      'postmortem_person',
      postmortems.flatMap(({ id, links }) =>
        (['participant', 'reviewer'] as const).flatMap(part =>
          links[`${part}s`].map(ref => ({
            postmortem_id: id,
            person_ref: ref,
            part,
          })),
        ),
      ),
    );
    await insertRows(
      tx,
      'postmortem_review',
      postmortems.flatMap(({ id, links }) =>
        links.reviews.map(({ reviewer, at, current, groups }) => ({
          postmortem_id: id,
          reviewer_ref: reviewer,
          reviewed_at: at,
          current,
          reviewer_groups: JSON.stringify(groups),
        })),
      ),
    );
    await insertRows(
      tx,
      'postmortem_entity',
      postmortems.flatMap(({ id, fields, entities }) =>
        entityRows(id, fields.sortAt, entities),
      ),
    );
  }

  async replace(
    tx: Knex,
    postmortem: LinkRows & { readonly id: number },
  ): Promise<void> {
    for (const table of [
      'postmortem_incident',
      'postmortem_person',
      'postmortem_review',
      'postmortem_entity',
    ]) {
      await tx(table).where('postmortem_id', postmortem.id).delete();
    }
    await this.insertAll(tx, [postmortem]);
  }

  /** Sets where a postmortem stands in the lists of its entities. */
  async moveInTime(tx: Knex, id: number, sortAt: number): Promise<void> {
    await tx('postmortem_entity')
      .where('postmortem_id', id)
      .whereNot('sort_at', sortAt)
      .update({ sort_at: sortAt });
  }

  async replaceEntities(
    tx: Knex,
    id: number,
    sortAt: number,
    entities: readonly string[],
  ): Promise<void> {
    await tx('postmortem_entity').where('postmortem_id', id).delete();
    await insertRows(tx, 'postmortem_entity', entityRows(id, sortAt, entities));
  }
}

function entityRows(
  postmortemId: number,
  sortAt: number,
  entities: readonly string[],
) {
  return entities.map(ref => ({
    postmortem_id: postmortemId,
    entity_ref: ref,
    sort_at: sortAt,
  }));
}

async function insertRows(
  tx: Knex,
  table: string,
  rows: readonly object[],
): Promise<void> {
  for (const batch of inBatches(rows, 4)) await tx(table).insert(batch);
}

function push<TKey, TValue>(
  map: Map<TKey, TValue[]>,
  key: TKey,
  value: TValue,
): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
