/** Kinds of entities that contain what a review looks at. */
export const reviewedKinds: readonly string[] = ['group', 'system', 'domain'];
