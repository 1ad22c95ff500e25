import { isDeepStrictEqual } from 'node:util';
import { PostmortemLinks } from './PostmortemRow';

/** Whether it is about other incidents now. */
export function isReattached(
  before: Pick<PostmortemLinks, 'incidentIds'>,
  after: Pick<PostmortemLinks, 'incidentIds'>,
): boolean {
  return !isDeepStrictEqual(
    new Set(before.incidentIds),
    new Set(after.incidentIds),
  );
}

/** Each once; people in the order in which they are read, so that the same people are no change. */
export function uniqueLinks(links: PostmortemLinks): PostmortemLinks {
  return {
    incidentIds: [...new Set(links.incidentIds)],
    participants: [...new Set(links.participants)].sort(),
    reviewers: [...new Set(links.reviewers)].sort(),
    // The latest of each.
    reviews: [
      ...new Map(links.reviews.map(each => [each.reviewer, each])).values(),
    ].sort((a, b) => a.at - b.at || (a.reviewer < b.reviewer ? -1 : 1)),
  };
}
