import { z } from 'zod';
import { keyOf } from '../../contract';

const refs = z.array(z.string()).min(1);

/**
 * Why somebody is asked about a learning: a kind, and what it names. Whoever may not see all that it names is told of the rest
 * ({@link readableReasons}).
 *
 * @public
 */
export const askReason = z
  .discriminatedUnion('kind', [
    /** Depends on the origin of the incident, at so many steps. */
    z.object({
      kind: z.literal('upstream'),
      entities: refs,
      hops: z.union([z.literal(1), z.literal(2)]),
    }),
    /** Depends on what the origin depends on. */
    z.object({ kind: z.literal('sharedDependency'), entities: refs }),
    /** Is part of what the origin is part of. */
    z.object({ kind: z.literal('sameWhole'), entities: refs }),
    /** Has tags that the learning speaks of. */
    z.object({ kind: z.literal('named'), tags: refs }),
    /** Is made like the origin; `type` is null where that differs. */
    z.object({
      kind: z.literal('technology'),
      type: z.string().nullable(),
      tags: refs,
    }),
    /** Failed in the same way. */
    z.object({
      kind: z.literal('failureMode'),
      failureMode: z.string(),
      incidents: refs,
    }),
    /** Wrote something close to it in postmortems of its own. */
    z.object({ kind: z.literal('similarText'), postmortems: refs }),
    /** Somebody asked it in a review of a scope. */
    z.object({
      kind: z.literal('review'),
      review: keyOf('review'),
      scope: z.string(),
    }),
    /** A reason that the reader may not know. */
    z.object({ kind: z.literal('general') }),
  ])
  .meta({ id: 'AskReason' });
/** Why somebody is asked about a learning. @public */
export type AskReason = z.infer<typeof askReason>;

/** Where it happened, by what a reason names. @public */
export type ReasonOrigins = Readonly<Record<string, readonly string[]>>;

/**
 * A reason as it is kept: with those of the entities that it happened to that have in common what it names. It is told of while one of these may
 * be known, or it would say how a hidden one is made.
 *
 * @public
 */
export type KeptReason = AskReason & {
  readonly commonWith?: ReasonOrigins;
  /** Those that are of the same type. */
  readonly sameType?: readonly string[];
};

/** What a reader may see of what reasons name. @public */
export interface ReasonReader {
  /** Whether they may see an entity. */
  readonly seesEntity: (ref: string) => boolean;
  /** Whether they may read an incident, a postmortem or a review. */
  readonly reads: (key: string) => boolean;
  /** Where it happened, as far as they may know: which incidents there were, and which entities they hit. */
  readonly origins: readonly string[];
}

/**
 * Reasons as somebody may be told of them: each names what they may see and nothing else, and goes where nothing of it is left. Where none
 * is left, one says only that there was one.
 *
 * @public
 */
export function readableReasons(
  reasons: readonly KeptReason[],
  reader: ReasonReader,
): AskReason[] {
  const left = reasons.flatMap(reason => readable(reason, reader));
  return left.length > 0 ? left : [{ kind: 'general' }];
}

function readable(reason: KeptReason, reader: ReasonReader): AskReason[] {
  switch (reason.kind) {
    case 'upstream': {
      const entities = reason.entities.filter(
        ref => reader.origins.includes(ref) && reader.seesEntity(ref),
      );
      return entities.length === 0 ? [] : [{ ...reason, entities }];
    }
    // What it has in common with where it happened tells of that.
    case 'sharedDependency':
    case 'sameWhole': {
      const entities = reason.entities.filter(
        ref =>
          reader.seesEntity(ref) && isOfAny(reason.commonWith?.[ref], reader),
      );
      return entities.length === 0 ? [] : [{ kind: reason.kind, entities }];
    }
    case 'technology': {
      const { commonWith, kind, sameType } = reason;
      const tags = reason.tags.filter(tag =>
        isOfAny(commonWith?.[tag], reader),
      );
      const type = isOfAny(sameType, reader) ? reason.type : null;
      return tags.length === 0 ? [] : [{ kind, type, tags }];
    }
    case 'failureMode': {
      const incidents = reason.incidents.filter(reader.reads);
      return incidents.length === 0 ? [] : [{ ...reason, incidents }];
    }
    case 'similarText': {
      const postmortems = reason.postmortems.filter(reader.reads);
      return postmortems.length === 0 ? [] : [{ ...reason, postmortems }];
    }
    case 'review':
      return reader.reads(reason.review) ? [reason] : [];
    case 'general':
      return [];
    default:
      return [reason];
  }
}

/** Whether one of some places where it happened may be known. */
function isOfAny(
  origins: readonly string[] | undefined,
  reader: ReasonReader,
): boolean {
  return origins?.some(ref => reader.origins.includes(ref)) ?? false;
}

/** What reasons name, to be looked up for a reader. @public */
export function namedInReasons(reasons: readonly AskReason[]): {
  readonly entities: readonly string[];
  readonly incidents: readonly string[];
  readonly postmortems: readonly string[];
  readonly reviews: readonly string[];
} {
  return {
    entities: reasons.flatMap(each =>
      'entities' in each ? each.entities : [],
    ),
    incidents: reasons.flatMap(each =>
      'incidents' in each ? each.incidents : [],
    ),
    postmortems: reasons.flatMap(each =>
      'postmortems' in each ? each.postmortems : [],
    ),
    reviews: reasons.flatMap(each =>
      each.kind === 'review' ? each.review : [],
    ),
  };
}
