import { said } from '../contract';
import { type GateMessage, listed } from './gateMessages';

/** Somebody with the groups that they are a direct member of. @public */
export interface GateReviewer {
  readonly ref: string;
  readonly groups: readonly string[];
}

/** A review, by whoever recorded it. @public */
export interface GateReview extends GateReviewer {
  /** Whether it is of the postmortem as it is now. */
  readonly current: boolean;
}

/** What a review from outside is judged by. @public */
export interface OutsideReviewInput {
  /** Who owns the affected entities: groups with all above and below them, and people who own without a group. */
  readonly owningGroups: readonly string[];
  /** Those of them whom whoever is told may know; all unless given. */
  readonly knownOwningGroups?: readonly string[];
  /** Who was asked to review it, the author left out. */
  readonly reviewers: readonly GateReviewer[];
  /** Those who have recorded a review and are still asked to, the author left out. */
  readonly reviews: readonly GateReview[];
}

/**
 * What is missing of a review by somebody outside the owning team; null when there is one of the postmortem as it is now.
 *
 * Owners whom whoever is told may not know decide, and are not told: else one could ask one group after another, and see which is named.
 */
export function missingReview({
  owningGroups,
  knownOwningGroups = owningGroups,
  reviewers,
  reviews,
}: OutsideReviewInput): GateMessage | null {
  const isFromOutside = isOutside(owningGroups);
  if (reviews.some(review => review.current && isFromOutside(review)))
    return null;
  const seemsOutside = isOutside(knownOwningGroups);
  const answered = reviews.filter(seemsOutside);
  if (answered.length > 0 && !answered.some(({ current }) => current)) {
    return said('changedSince', { names: names(answered) });
  }
  const asked = reviewers.filter(seemsOutside);
  if (asked.length > 0) return said('notReviewed', { names: names(asked) });
  return reviewers.length > 0
    ? said('ownersAsked', { names: names(reviewers) })
    : said('nobodyAsked');
}

/** Tells whether somebody belongs to none of the groups that own something. @public */
export function isOutside(owningGroups: readonly string[]) {
  const owning = new Set(owningGroups);
  return ({ ref, groups }: GateReviewer) =>
    ![ref, ...groups].some(each => owning.has(each));
}

function names(of: readonly GateReviewer[]): GateMessage | string {
  return listed(of.map(({ ref }) => nameIn(ref)));
}

/** `user:default/kim` → `kim`. */
export function nameIn(ref: string): string {
  return ref.slice(ref.indexOf('/') + 1);
}
