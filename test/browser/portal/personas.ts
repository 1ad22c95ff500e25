/** The people of the demo whom the stories are about, as the sign-in page offers them. */
export const personas = {
  onCallEngineer: { id: 'on-call-engineer', title: 'On-call engineer' },
  serviceOwner: { id: 'service-owner', title: 'Service owner' },
  /** Belongs to another team than the two above. */
  reviewer: { id: 'reviewer', title: 'Reviewer of another team' },
  /** Reads, and is asked nothing: no notification waits. */
  sponsor: { id: 'sponsor', title: 'Sponsor' },
} as const;

/** One of them. */
export type Persona = (typeof personas)[keyof typeof personas];
