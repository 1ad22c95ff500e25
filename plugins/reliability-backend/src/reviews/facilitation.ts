import {
  FacilitationInput,
  FacilitatorProposal,
  isSettled,
  ReviewFacilitation,
} from '@afterword/plugin-reliability-common';

/** Whoever is next in turn, given who cannot and who would like to. */
type Propose = (
  said: Pick<ReviewFacilitation, 'declined' | 'volunteers'>,
) => FacilitatorProposal | null;

/** Who leads a review of which nobody has said anything yet. */
export function proposed(propose: Propose): ReviewFacilitation {
  return withProposal({ declined: [], volunteers: [] }, propose);
}

/** What comes of an answer. Whoever agreed or was named stays, also where others would like to. */
export function answered(
  before: ReviewFacilitation,
  { answer, ref }: FacilitationInput,
  propose: Propose,
): ReviewFacilitation {
  const without = (refs: string[]) => refs.filter(each => each !== ref);
  switch (answer) {
    case 'agree':
      return {
        ...before,
        ref,
        agreed: true,
        because: before.ref === ref ? before.because : null,
        declined: without(before.declined),
      };
    case 'name':
      return { ...before, ref, agreed: false, because: null };
    default: {
      const isWilling = answer === 'volunteer';
      const said = {
        declined: isWilling
          ? without(before.declined)
          : [...without(before.declined), ref],
        volunteers: isWilling
          ? [...without(before.volunteers), ref]
          : without(before.volunteers),
      };
      const stays = isWilling ? isSettled(before) : before.ref !== ref;
      return stays ? { ...before, ...said } : withProposal(said, propose);
    }
  }
}

/**
 * What is known of who led a review once it is closed.
 *
 * @param ref - who did, null for nobody; left out where nothing is said
 */
export function settled(
  before: ReviewFacilitation,
  ref: string | null | undefined,
): ReviewFacilitation {
  if (ref === undefined) return before;
  const agreed = ref !== null && ref === before.ref;
  return { ...before, ref, agreed, because: agreed ? before.because : null };
}

function withProposal(
  said: Pick<ReviewFacilitation, 'declined' | 'volunteers'>,
  propose: Propose,
): ReviewFacilitation {
  const next = propose(said);
  return {
    ...said,
    ref: next?.ref ?? null,
    agreed: false,
    because: next?.because ?? null,
  };
}
