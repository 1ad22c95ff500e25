import { FactorLayer } from '@afterword/plugin-reliability-common';
import { ReliabilityQuery } from '@afterword/plugin-reliability-node';
import { Knex } from 'knex';
import { Decision } from '../platform/access/Authorizer';
import { IncidentReader } from './IncidentStore';

/** What other slices know of incidents; they are further down the house and hand it up through this. */
export interface IncidentLinks {
  /**
   * A column of incidents, correlated with the row: the postmortems about it, or about an incident that is merged into it and that the
   * reader may see, of those that they may see and a policy leaves, as a JSON array of id, title and status.
   */
  postmortems(
    tx: Knex,
    reader: IncidentReader,
    decision: Decision<ReliabilityQuery>,
  ): Knex.QueryBuilder;
  /** Ids of incidents to which something in one of some layers contributed, as published postmortems have it that the reader may see. */
  inLayers(
    tx: Knex,
    layers: readonly FactorLayer[],
    reader: IncidentReader,
    decision: Decision<ReliabilityQuery>,
  ): Knex.QueryBuilder;
}
