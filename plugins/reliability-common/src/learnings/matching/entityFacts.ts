/** Relations that say what an entity rests on. @public */
export const matchedRelations = [
  'dependsOn',
  'consumesApi',
  'providesApi',
  'partOf',
] as const;
/** @public */
export type MatchedRelation = (typeof matchedRelations)[number];

/** What the catalog says of an entity, as far as learnings ask. @public */
export interface EntityFacts {
  readonly ref: string;
  readonly type: string | null;
  readonly tags: readonly string[];
  readonly lifecycle: string | null;
  readonly owner: string | null;
  readonly relations: readonly {
    readonly type: MatchedRelation;
    readonly ref: string;
  }[];
}

/** What is known of an entity's own past: what everybody may read, and nothing else. @public */
export interface OwnPast {
  readonly ref: string;
  readonly failures: readonly {
    readonly failureMode: string;
    /** Key of the incident. */
    readonly incident: string;
  }[];
  /** Postmortems whose text is close to the learning's, and how close: 0 … 1. */
  readonly similar: readonly {
    readonly postmortem: string;
    readonly similarity: number;
  }[];
}

/** A learning that looks for those who should hear it. @public */
export interface LearningToMatch {
  readonly statement: string;
  readonly failureMode: string | null;
  readonly appliesTo: string;
  /** Entities of the incidents that it comes from; they are never asked. */
  readonly origins: readonly string[];
}
