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
    | 'overrides'
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
