import { FactorLayer } from '@afterword/plugin-reliability-common';
import { ReliabilityQuery } from '@afterword/plugin-reliability-node';
import { NotFoundError } from '@backstage/errors';
import { Knex } from 'knex';
import { applyIncidentLeaf, IncidentReader } from '../incidents';
import { Access } from '../platform/access/Access';
import { Decision } from '../platform/access/Authorizer';
import { applyCriteria } from '../platform/access/applyCriteria';
import { int, intOrNull } from '../platform/database/columns';
import { jsonArrayOf } from '../platform/database/dialect';
import { Principal } from '../platform/http/RequestContext';
import { postmortemLeaf } from './postmortemFilters';

const linkColumns = ['postmortem.id', 'postmortem.title', 'postmortem.status'];

/**
 * The SQL that goes to postmortems from incidents and action items, which are further up the house. One about an incident that was
 * merged is about its target.
 */
export class AboutStore {
  constructor(private readonly access: Access) {}

  /**
   * Who reads a draft, whoever asks; null for what everybody may read. The row stays as it is until the transaction ends, so that neither
   * publishing nor discarding passes what is being written under it.
   *
   * @throws NotFoundError when it was discarded a moment ago: what is written under it must not become everybody's
   */
  async confidentialIdOf(tx: Knex, id: number): Promise<number | null> {
    const row = await tx('postmortem')
      .where('id', id)
      .forShare()
      .first('confidential_id');
    if (row === undefined) {
      // Whoever writes about an action item need not know its draft.
      throw new NotFoundError('What it belongs to is not there any more');
    }
    return intOrNull(row.confidential_id);
  }

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

  /** The column of `IncidentLinks`. */
  besideIncidents(
    tx: Knex,
    { principal, criteria }: IncidentReader,
    decision: Decision<ReliabilityQuery>,
  ): Knex.QueryBuilder {
    const query = this.seen(tx, principal, decision)
      .join('postmortem_incident', 'postmortem_id', 'postmortem.id')
      .join(sameAsRow(tx, criteria).as('same'), 'same.id', 'incident_id');
    return jsonArrayOf(tx, query, linkColumns);
  }

  /** The ids of `IncidentLinks`. */
  incidentsInLayers(
    tx: Knex,
    layers: readonly FactorLayer[],
    { principal }: IncidentReader,
    decision: Decision<ReliabilityQuery>,
  ): Knex.QueryBuilder {
    const query = tx('incident_layer_fact')
      .whereIn('incident_layer_fact.layer', [...layers])
      .select('incident_layer_fact.incident_id');
    this.access.restrict(
      query,
      'incident_layer_fact.confidential_id',
      principal,
    );
    // What is published everybody may see, unless a policy is against it.
    if (decision.allowed && decision.criteria === undefined) return query;
    return query.whereIn(
      'incident_layer_fact.postmortem_id',
      this.idsSeen(tx, principal, decision),
    );
  }

  /** The column of `ActionItemLinks`. */
  titleBesideItems(
    tx: Knex,
    principal: Principal,
    decision: Decision<ReliabilityQuery>,
  ): Knex.QueryBuilder {
    return this.seen(tx, principal, decision)
      .whereRaw('postmortem.id = action_item.postmortem_id')
      .select('postmortem.title');
  }

  /** Ids of those that the principal may see and a policy leaves, as a subquery. */
  idsSeen(
    tx: Knex,
    principal: Principal,
    decision: Decision<ReliabilityQuery>,
  ): Knex.QueryBuilder {
    return this.seen(tx, principal, decision).select('postmortem.id');
  }

  /** Whether there is one that the principal may see and a policy leaves. */
  async isSeen(
    tx: Knex,
    id: number,
    principal: Principal,
    decision: Decision<ReliabilityQuery>,
  ): Promise<boolean> {
    const row = await this.seen(tx, principal, decision)
      .where('postmortem.id', id)
      .first('postmortem.id');
    return row !== undefined;
  }

  private seen(
    tx: Knex,
    principal: Principal,
    decision: Decision<ReliabilityQuery>,
  ): Knex.QueryBuilder {
    const query = tx('postmortem');
    this.access.restrict(query, 'postmortem.confidential_id', principal);
    if (decision.allowed) {
      const leaf = postmortemLeaf({ principal, access: this.access });
      applyCriteria(query, decision.criteria, leaf);
    } else query.whereRaw('1 = 0');
    return query;
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

/** The id of an incident's row, and of those merged into it that a policy leaves. */
function sameAsRow(
  tx: Knex,
  criteria: IncidentReader['criteria'],
): Knex.QueryBuilder {
  return tx('incident as merged')
    .whereRaw('merged.merged_into = incident.id')
    .where(left => {
      if (criteria === undefined) return;
      left.whereExists(seen => {
        seen
          .select('incident.id')
          .from('incident')
          .whereRaw('incident.id = merged.id');
        applyCriteria(seen, criteria, applyIncidentLeaf);
      });
    })
    .select('merged.id')
    .unionAll(self => self.select('incident.id'));
}
