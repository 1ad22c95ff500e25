import { actorOf } from '../../platform/http/RequestContext';
import { ImportContext } from './RecordImporter';

/**
 * Whether a reference that waited is of whoever sends what has arrived, or of a service. What a policy left to somebody else cannot be asked
 * any more; they can send it once more.
 */
export function isTheirs(
  planter: Pick<ImportContext, 'principal'>,
  sender: Pick<ImportContext, 'actor'>,
): boolean {
  return (
    planter.principal.kind === 'service' ||
    actorOf(planter.principal) === sender.actor
  );
}
