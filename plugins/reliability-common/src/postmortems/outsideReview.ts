import { type GateMessage, listed, said } from './gateMessages';

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

/**
 * What is missing of a review by somebody outside the owning team; null when there is one of the postmortem as it is now.
 *
 * @param owningGroups - who owns the affected entities, with all groups above and below them
 */
export function missingReview({
  owningGroups,
  reviewers,
  reviews,
}: {
  readonly owningGroups: readonly string[];
  readonly reviewers: readonly GateReviewer[];
  readonly reviews: readonly GateReview[];
}): GateMessage | null {
  const owning = new Set(owningGroups);
  const isOutside = ({ ref, groups }: GateReviewer) =>
    ![ref, ...groups].some(each => owning.has(each));
  const answered = reviews.filter(isOutside);
  if (answered.some(({ current }) => current)) return null;
  if (answered.length > 0) {
    return said('changedSince', { names: names(answered) });
  }
  const asked = reviewers.filter(isOutside);
  return asked.length === 0
    ? said('nobodyAsked')
    : said('notReviewed', { names: names(asked) });
}

function names(of: readonly GateReviewer[]): GateMessage | string {
  return listed(of.map(({ ref }) => nameIn(ref)));
}

/** `user:default/kim` → `kim`. */
function nameIn(ref: string): string {
  return ref.slice(ref.indexOf('/') + 1);
}
