import { Knex } from 'knex';
import { RequestContext } from '../http/RequestContext';
import { fewCirclesOf } from './fewCirclesOf';

/**
 * The same request with the circles that its reader belongs to at this moment: for what is read at once, though it is sent as a stream, which
 * is asked for without them.
 */
export async function withCircles(
  database: Knex,
  context: RequestContext,
): Promise<RequestContext> {
  const { principal } = context;
  if (principal.kind !== 'user') return context;
  const circles = await fewCirclesOf(database, principal.refs);
  return { ...context, principal: { ...principal, circles } };
}
