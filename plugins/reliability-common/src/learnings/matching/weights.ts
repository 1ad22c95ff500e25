/** How much each kind of evidence counts when a learning looks for those who should hear it. @public */
export interface MatchWeights {
  /** Depends on the origin of the incident directly. */
  readonly upstream: number;
  /** Depends on it through one other entity. */
  readonly upstreamTwo: number;
  /** Depends on something that the origin depends on; less, the more others depend on it too. */
  readonly sharedDependency: number;
  /** Is part of the same system or domain; less, the more others are too. */
  readonly sameWhole: number;
  /** Has a tag that the learning names; less, the more others have it too. */
  readonly named: number;
  /** Has tags of the origin; half of it where the type differs; less, the more others have them too. */
  readonly technology: number;
  /** Had incidents of the same failure mode. */
  readonly failureMode: number;
  /** Wrote something close to it; times how close, 0 … 1. */
  readonly similarText: number;
}

/** What evidence counts unless told otherwise. @public */
export const defaultMatchWeights: MatchWeights = {
  upstream: 3,
  upstreamTwo: 1.5,
  sharedDependency: 3,
  sameWhole: 0.5,
  named: 3,
  technology: 2,
  failureMode: 3,
  similarText: 3,
};

/** Which matches are worth asking about. @public */
export interface MatchLimits {
  /** The least score of a match. */
  readonly leastScore: number;
  /** Most matches of one learning. */
  readonly most: number;
  /** Most of those whom only `technology` and `sameWhole` bring to the least score. */
  readonly mostByLikeness: number;
}

/** @public */
export const defaultMatchLimits: MatchLimits = {
  leastScore: 1,
  most: 50,
  mostByLikeness: 5,
};
