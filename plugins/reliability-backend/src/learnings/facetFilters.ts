import { LearningFacetName } from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { IncidentReader, Incidents } from '../incidents';
import { Readable, whereReadable } from '../platform/catalog/whereReadable';
import { PostmortemReader } from '../postmortems';

/** Facets that belong to a postmortem, and through it to each of its learnings. */
export type PostmortemFacet = Exclude<
  LearningFacetName,
  'failureMode' | 'year'
>;

/** What {@link facetPairs} pairs postmortems with. */
export type Paired = PostmortemFacet | 'entity';

/** Who narrows a list. */
export interface FacetReader extends PostmortemReader {
  /** Entities of which they may know what the catalog says, and owners that they may see. */
  readonly readable?: Readable;
}

/**
 * Pairs of a postmortem (`postmortem_id`) and a `value` of a facet, as far as the reader may know of what it comes from: filters and counts are
 * made of the same ones, so that neither tells of an incident or an entity that is not for them. A pair may come several times.
 */
export function facetPairs(
  tx: Knex,
  incidents: Incidents['store'],
  facet: Paired,
  reader: FacetReader,
): Knex.QueryBuilder {
  if (facet === 'layer') {
    return tx('factor').select('factor.postmortem_id', 'factor.layer as value');
  }
  const about = standingIncidents(tx, incidents, reader).select(
    'postmortem_incident.postmortem_id',
  );
  if (facet === 'severity') {
    return about
      .whereNotNull('incident.severity')
      .select('incident.severity as value');
  }
  const ref = 'incident_entity.entity_ref';
  about.join('incident_entity', 'incident_entity.incident_id', 'incident.id');
  whereReadable(tx, about, ref, reader.readable);
  if (facet === 'entity') return about.select(`${ref} as value`);
  if (facet === 'technology') {
    return about
      .join('catalog_technology', 'catalog_technology.entity_ref', ref)
      .select('catalog_technology.word as value');
  }
  about
    .join('catalog_entity', 'catalog_entity.entity_ref', ref)
    .whereNotNull('catalog_entity.owner_ref');
  whereReadable(tx, about, 'catalog_entity.owner_ref', reader.readable);
  return about.select('catalog_entity.owner_ref as value');
}

/** Incidents as they were attached to postmortems, joined with those that they stand for now; both for the reader to see. */
function standingIncidents(
  tx: Knex,
  incidents: Incidents['store'],
  { principal, incidents: decision }: PostmortemReader,
): Knex.QueryBuilder {
  const query = tx('postmortem_incident');
  if (decision?.allowed === false) query.whereRaw('1 = 0');
  const reader: IncidentReader = {
    principal,
    criteria: decision?.allowed ? decision.criteria : undefined,
  };
  const attached = tx('incident').select(
    'incident.id',
    tx.raw('coalesce(incident.merged_into, incident.id) as standing_id'),
  );
  incidents.restrict(attached, reader);
  query
    .join(
      attached.as('attached'),
      'attached.id',
      'postmortem_incident.incident_id',
    )
    .join('incident', 'incident.id', 'attached.standing_id');
  incidents.restrict(query, reader);
  return query;
}
