import type { GateId } from '../processes';
import type { GateInput } from './gates';

const promised = new Set([
  'committed',
  'inProgress',
  'done',
  'verified',
  'ineffective',
]);

/** Whether somebody has promised it, or had: an idea is none yet. */
export function isPromised({
  status,
}: Pick<GateInput['actionItems'][number], 'status'>): boolean {
  return promised.has(status);
}

/** Whether it is bad enough that a review from outside is asked for. */
export function isSevere({
  kind,
  severity,
}: Pick<GateInput['incidents'][number], 'kind' | 'severity'>): boolean {
  return kind === 'incident' && (severity === 'sev1' || severity === 'sev2');
}

/** Whether it is about near misses alone. */
export function isNearMissOnly({
  incidents,
}: Pick<GateInput, 'incidents'>): boolean {
  return (
    incidents.length > 0 && incidents.every(({ kind }) => kind === 'nearMiss')
  );
}

/**
 * Whether there is anything to ask for a gate that objects to nothing. What passes only for want of it is no work that is done. Of incidents
 * and action items those count that whoever is told may see, so that it tells of no others.
 */
export function hasToAsk(gate: GateId, input: GateInput): boolean {
  const isSeen = ({ key }: { readonly key: string | null }) => key !== null;
  const incidents = input.incidents.filter(isSeen);
  switch (gate) {
    case 'factorsHaveEvidence':
      return input.factors.length > 0;
    case 'factorOutsidePeople':
    case 'processAction':
      return !isNearMissOnly({ incidents });
    case 'commitmentsComplete':
      return input.actionItems.filter(isSeen).some(isPromised);
    case 'reviewedFromOutside':
      return incidents.some(isSevere);
    case 'facilitatorKnowsCharter':
      return (
        !isNearMissOnly({ incidents }) &&
        input.facilitator?.startsWith('user:') === true &&
        input.facilitatorCharter !== 'notAsked'
      );
    default:
      return true;
  }
}
