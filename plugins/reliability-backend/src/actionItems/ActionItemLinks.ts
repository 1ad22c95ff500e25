import { ReliabilityQuery } from '@afterword/plugin-reliability-node';
import { Knex } from 'knex';
import { Decision } from '../platform/access/Authorizer';
import { Principal } from '../platform/http/RequestContext';

/** What other slices know of action items; they are further down the house and hand it up through this. */
export interface ActionItemLinks {
  /**
   * A column of action items, correlated with the row: the title of the postmortem that it belongs to; null where the principal may not
   * see it or a policy does not leave it.
   */
  postmortemTitle(
    tx: Knex,
    principal: Principal,
    decision: Decision<ReliabilityQuery>,
  ): Knex.QueryBuilder;

  /** Whether there is a postmortem that the principal may see and a policy leaves. */
  isPostmortemSeen(
    tx: Knex,
    id: number,
    principal: Principal,
    decision: Decision<ReliabilityQuery>,
  ): Promise<boolean>;

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
