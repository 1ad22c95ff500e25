import { PostmortemFields, PostmortemLinks } from './PostmortemRow';

/** What a person or an import says of a postmortem besides its text; the rest follows from its incidents. */
export type GivenPostmortem = PostmortemLinks &
  Pick<
    PostmortemFields,
    | 'status'
    | 'author'
    | 'facilitator'
    | 'publishedAt'
    | 'source'
    | 'externalId'
    | 'recordHash'
    | 'extra'
  >;

/** What of it is in the postmortem's row. */
export function givenFields({
  incidentIds,
  participants,
  reviewers,
  reviews,
  ...fields
}: GivenPostmortem) {
  return fields;
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

/** People whom a request names. */
export function peopleNamed({
  facilitator,
  participants = [],
  reviewers = [],
}: Partial<
  Pick<GivenPostmortem, 'facilitator' | 'participants' | 'reviewers'>
>): string[] {
  return [...(facilitator ? [facilitator] : []), ...participants, ...reviewers];
}
