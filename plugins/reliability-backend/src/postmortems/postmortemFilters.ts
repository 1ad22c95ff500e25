import {
  fromKey,
  PostmortemListQuery,
  toMillis,
} from '@afterword/plugin-reliability-common';
import { ReliabilityQuery } from '@afterword/plugin-reliability-node';
import { Knex } from 'knex';
import { applyIncidentLeaf } from '../incidents';
import { Access, withEntitiesOfCircle } from '../platform/access/Access';
import { applyCriteria } from '../platform/access/applyCriteria';
import { Decision } from '../platform/access/Authorizer';
import {
  Attachments,
  orderOnWay,
  touchingScope,
  WayToScope,
} from '../platform/catalog/touchingScope';
import { askedFor } from '../platform/database/askedFor';
import { KeysetColumn } from '../platform/database/keyset';
import { Principal, refsMeant } from '../platform/http/RequestContext';

/** Filters of the list, without paging. */
export type PostmortemFilters = Omit<
  PostmortemListQuery,
  'limit' | 'cursor' | 'count'
>;

function order(
  property: string,
  type: KeysetColumn['type'],
  direction: KeysetColumn['direction'],
): readonly KeysetColumn[] {
  return [
    { column: `postmortem.${property}`, direction, property, type },
    { column: 'postmortem.id', direction, property: 'id', type: 'number' },
  ];
}

/** Which entities postmortems are attached to (index `postmortem_entity_ref_sort_at`). */
export const postmortemEntities: Attachments = {
  table: 'postmortem_entity',
  of: 'postmortem_entity.postmortem_id',
  id: 'postmortem.id',
};

/** Index of each order: `postmortem_sort_at`, `postmortem_updated_at`, `postmortem_search_text`. */
const postmortemOrders: Readonly<
  Record<PostmortemListQuery['sort'], readonly KeysetColumn[]>
> = {
  '-started': order('sort_at', 'number', 'desc'),
  started: order('sort_at', 'number', 'asc'),
  '-updated': order('updated_at', 'number', 'desc'),
  title: order('search_text', 'text', 'asc'),
};

/** Whether a list is in the order of what happened. */
export function isInTime({ sort }: Pick<PostmortemFilters, 'sort'>): boolean {
  return sort === 'started' || sort === '-started';
}

/** The order of a list, by columns that {@link filterPostmortems} brings into the query. */
export function orderOf(
  query: Pick<PostmortemFilters, 'sort'>,
  way: WayToScope,
): readonly KeysetColumn[] {
  return orderOnWay(postmortemOrders[query.sort], postmortemEntities, way);
}

/** Puts the filters of the list into a query. */
export function filterPostmortems(
  select: Knex.QueryBuilder,
  query: PostmortemFilters,
  reader: {
    readonly principal: Principal;
    readonly access: Access;
    /** Which incidents may be asked about; all when it is left out. */
    readonly incidents?: Decision<ReliabilityQuery>;
  },
  way: WayToScope,
): void {
  if (query.scope !== undefined && way !== 'all') {
    const [{ direction }] = orderOf(query, way);
    touchingScope(select, postmortemEntities, query.scope, way, direction);
  }
  if (query.status) select.whereIn('postmortem.status', [...query.status]);
  if (query.person !== undefined) {
    // With their groups: those are asked to review as well.
    havingPart(select, refsMeant(query.person, reader.principal));
  }
  if (query.toReview) awaitingReview(select, reader.principal);
  if (query.incident !== undefined) {
    const incidentId = fromKey(query.incident);
    select.whereIn('postmortem.id', about => {
      about
        .select('postmortem_incident.postmortem_id')
        .from('postmortem_incident')
        .join('incident', 'incident.id', 'postmortem_incident.incident_id')
        .where(same =>
          same
            .where('incident.id', incidentId)
            .orWhere('incident.merged_into', incidentId),
        );
      // What an incident has to do with a postmortem is for those who may read both.
      reader.access.restrict(
        about,
        'incident.confidential_id',
        reader.principal,
      );
      if (reader.incidents?.allowed === false) about.whereRaw('1 = 0');
      else {
        applyCriteria(about, reader.incidents?.criteria, applyIncidentLeaf);
      }
    });
  }
  if (query.from || query.to) select.whereNotNull('postmortem.started_at');
  if (query.from) {
    select.where('postmortem.sort_at', '>=', toMillis(query.from));
  }
  if (query.to) select.where('postmortem.sort_at', '<', toMillis(query.to));
  if (query.publishedFrom) {
    const from = toMillis(query.publishedFrom);
    select.where('postmortem.published_at', '>=', from);
  }
  if (query.publishedTo) {
    const to = toMillis(query.publishedTo);
    select.where('postmortem.published_at', '<', to);
  }
  if (query.overridden) overridden(select, query.overridden);
  if (query.q) askedFor(select, 'postmortem', 'postmortem', query.q);
}

/** What `awaitsReviewOf` says of one, in SQL (index `postmortem_person_ref`). */
function awaitingReview(select: Knex.QueryBuilder, principal: Principal): void {
  if (principal.kind !== 'user') {
    select.whereRaw('1 = 0');
    return;
  }
  const { ref, refs } = principal;
  select
    .whereNot('postmortem.status', 'draft')
    .where(byOthers =>
      byOthers
        .whereNull('postmortem.author_ref')
        .orWhereNot('postmortem.author_ref', ref),
    )
    .whereIn('postmortem.id', asked =>
      asked
        .select('postmortem_id')
        .from('postmortem_person')
        .where('part', 'reviewer')
        .whereIn('person_ref', [...refs]),
    )
    .whereNotExists(done =>
      done
        .select('postmortem_review.postmortem_id')
        .from('postmortem_review')
        .whereRaw('postmortem_review.postmortem_id = postmortem.id')
        .where({ reviewer_ref: ref, current: true }),
    );
}

/** Those that somebody gave a reason for (index `postmortem_overridden`). In a reason, quotation marks are escaped: no text looks like a gate. */
function overridden(select: Knex.QueryBuilder, gates: readonly string[]): void {
  select.whereNotNull('postmortem.overrides').where(some => {
    for (const gate of gates) {
      some.orWhere('postmortem.overrides', 'like', `%"gate":"${gate}"%`);
    }
  });
}

/** Whom a policy decides for. */
interface JudgedFor {
  readonly principal: Principal;
  readonly access: Access;
}

/** What the properties of policies mean in the tables of postmortems, for somebody. */
export function postmortemLeaf(
  reader: JudgedFor,
): (query: Knex.QueryBuilder, leaf: ReliabilityQuery) => void {
  return (query, leaf) => {
    const values = [...leaf.values];
    switch (leaf.property) {
      case 'owner':
        concerning(query, reader, (entities, ref) =>
          entities
            .join('catalog_entity', 'catalog_entity.entity_ref', ref)
            .whereIn('catalog_entity.owner_ref', values),
        );
        break;
      case 'entity':
        concerning(query, reader, (entities, ref) =>
          entities.whereIn(ref, values),
        );
        break;
      case 'person':
        havingPart(query, values);
        break;
      case 'status':
        query.whereIn('postmortem.status', values);
        break;
      case 'kind':
        aboutKind(query, values);
        break;
      default:
        query
          .whereNotNull('postmortem.severity')
          .whereIn('postmortem.severity', values);
    }
  };
}

/**
 * Attached to some entities; a draft is so to those of its circle too, which lists do not find it by. Publishing takes it from nobody who
 * read the draft: to those readers it stays about what it was about then.
 */
function concerning(
  query: Knex.QueryBuilder,
  { access, principal }: JudgedFor,
  narrow: (entities: Knex.QueryBuilder, ref: string) => Knex.QueryBuilder,
): void {
  const ofCircle = (ids: Knex.QueryBuilder, column: string) => {
    ids.select('drafted.id').from('postmortem as drafted');
    withEntitiesOfCircle(ids, column);
    narrow(ids, 'confidential_entity.entity_ref');
  };
  query.whereIn('postmortem.id', ids => {
    const attached = ids
      .select('postmortem_entity.postmortem_id')
      .from('postmortem_entity');
    narrow(attached, 'postmortem_entity.entity_ref')
      .unionAll(drafts => ofCircle(drafts, 'drafted.confidential_id'))
      .unionAll(published => {
        ofCircle(published, 'drafted.drafted_by');
        access.restrict(published, 'drafted.drafted_by', principal);
      });
  });
}

/** About incidents of some kinds: a draft about any, what is published about those that everybody may see. */
function aboutKind(query: Knex.QueryBuilder, kinds: readonly string[]): void {
  query.whereIn('postmortem.id', ids =>
    ids
      .select('about.id')
      .from('postmortem as about')
      .join(
        'postmortem_incident',
        'postmortem_incident.postmortem_id',
        'about.id',
      )
      .join('incident', 'incident.id', 'postmortem_incident.incident_id')
      .whereIn('incident.kind', [...kinds])
      .where(told =>
        told
          .whereNull('incident.confidential_id')
          .orWhereNotNull('about.confidential_id'),
      ),
  );
}

/** Written, facilitated, attended or reviewed by one of these: one set of ids, each found by an index, not an `or` about each postmortem. */
function havingPart(query: Knex.QueryBuilder, refs: readonly string[]): void {
  query.whereIn('postmortem.id', ids =>
    ids
      .select('postmortem_id')
      .from('postmortem_person')
      .whereIn('person_ref', [...refs])
      .unionAll(
        ['author_ref', 'facilitator_ref'].map(
          column => (theirs: Knex.QueryBuilder) => {
            theirs
              .select('id')
              .from('postmortem')
              .whereIn(column, [...refs]);
          },
        ),
      ),
  );
}
