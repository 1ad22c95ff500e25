import { ReliabilityQuery } from '@afterword/plugin-reliability-node';
import { Knex } from 'knex';
import { Decision } from '../platform/access/Authorizer';
import { Principal } from '../platform/http/RequestContext';

/** What other slices know of action items; they are further down the house and hand it up through this. */
export interface ActionItemLinks {
  /** Those of some postmortems that the principal may see and a policy leaves. */
  postmortems(
    tx: Knex,
    ids: readonly number[],
    principal: Principal,
    decision: Decision<ReliabilityQuery>,
  ): Promise<
    ReadonlyMap<number, { readonly key: string; readonly title: string }>
  >;

  /**
   * Who reads a postmortem that is not published: its `confidentialId`; null when everybody may read it.
   *
   * The row must stay locked until the transaction ends (`forShare`), so that neither publishing nor discarding passes an action item
   * that is written at the same moment.
   *
   * @throws NotFoundError when there is none
   */
  draftCircle(tx: Knex, postmortemId: number): Promise<number | null>;
}
