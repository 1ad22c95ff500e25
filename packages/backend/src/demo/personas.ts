/**
 * A role that somebody may take in the demo portal. People are never named: a
 * persona is what a person does, so that several people can be tried side by side.
 */
export interface Persona {
  /** Name of the User entity, and what the sign-in request sends. */
  readonly id: string;
  readonly title: string;
  /** What this person comes to the portal for, in one line. */
  readonly description: string;
}

/**
 * The personas that the demo sign-in offers, in the order in which it shows them.
 * This file imports nothing, so that any part of the demo can read it.
 */
export const personas: readonly Persona[] = [
  {
    id: 'on-call-engineer',
    title: 'On-call engineer',
    description:
      'Shopping team. The page went off ten minutes ago and it is over now.',
  },
  {
    id: 'service-owner',
    title: 'Service owner',
    description:
      'Shopping team. Answers for cart and checkout: trends, commitments, learnings.',
  },
  {
    id: 'facilitator',
    title: 'Facilitator',
    description:
      'Reliability practice team. Runs the postmortem meetings of all departments.',
  },
  {
    id: 'platform-engineer',
    title: 'Platform engineer',
    description:
      'Platform runtime team. Looks for failure modes that keep coming back.',
  },
  {
    id: 'reviewer',
    title: 'Reviewer of another team',
    description:
      'Delivery team. Asks whether this has happened elsewhere, and what helped.',
  },
  {
    id: 'sponsor',
    title: 'Sponsor',
    description:
      'Leadership. Reads plain sentences backed by honest numbers once a month.',
  },
];
