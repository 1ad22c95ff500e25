import { Principal } from '../platform/http/RequestContext';
import { isAskedToReview, StoredPostmortem } from './PostmortemRow';

/** Whether somebody was asked, in person or with a group, and has not reviewed the document as it is. */
export function awaitsReviewOf(
  postmortem: StoredPostmortem,
  principal: Principal,
): boolean {
  return (
    postmortem.status !== 'draft' &&
    isAskedToReview(postmortem, principal) &&
    !postmortem.reviews.some(
      ({ reviewer, current }) => current && reviewer === principal.ref,
    )
  );
}
