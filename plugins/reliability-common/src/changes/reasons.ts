import { z } from 'zod';

const keys = z.array(z.string()).min(1);

/**
 * Why a way to fail is proposed for a change: a kind, and what it names. Whoever may not see all that it names is told of the rest
 * ({@link readableChangeReasons}).
 *
 * @public
 */
export const changeReason = z
  .discriminatedUnion('kind', [
    /** What the change touches failed so before. */
    z.object({
      kind: z.literal('ownIncidents'),
      entities: keys,
      incidents: keys,
    }),
    /** What depends on that failed so before. */
    z.object({
      kind: z.literal('dependantIncidents'),
      entities: keys,
      incidents: keys,
    }),
    /** A learning that applies to what the change touches speaks of it. */
    z.object({ kind: z.literal('learnings'), entities: keys, learnings: keys }),
    /** A change of the same entities failed so, or was surprised by it. */
    z.object({ kind: z.literal('changes'), changes: keys }),
    /** A reason that the reader may not know. */
    z.object({ kind: z.literal('general') }),
  ])
  .meta({ id: 'ChangeReason' });
/** Why a way to fail is proposed for a change. @public */
export type ChangeReason = z.infer<typeof changeReason>;

/** What a reader may see of what reasons name. @public */
export interface ChangeReasonReader {
  readonly seesEntity: (ref: string) => boolean;
  /** Whether they may read an incident, a learning or a change, by its key. */
  readonly reads: (key: string) => boolean;
}

/**
 * Reasons as somebody may be told of them: each names what they may see and nothing else, and goes where nothing of it is left. Where none of
 * some is left, one says only that there was one.
 *
 * @public
 */
export function readableChangeReasons(
  reasons: readonly ChangeReason[],
  reader: ChangeReasonReader,
): ChangeReason[] {
  const left = reasons.flatMap(reason => readable(reason, reader));
  if (left.length > 0 || reasons.length === 0) return left;
  return [{ kind: 'general' }];
}

function readable(
  reason: ChangeReason,
  { seesEntity, reads }: ChangeReasonReader,
): ChangeReason[] {
  switch (reason.kind) {
    case 'ownIncidents':
    case 'dependantIncidents': {
      const entities = reason.entities.filter(seesEntity);
      const incidents = reason.incidents.filter(reads);
      if (entities.length === 0 || incidents.length === 0) return [];
      return [{ ...reason, entities, incidents }];
    }
    case 'learnings': {
      const entities = reason.entities.filter(seesEntity);
      const learnings = reason.learnings.filter(reads);
      if (entities.length === 0 || learnings.length === 0) return [];
      return [{ ...reason, entities, learnings }];
    }
    case 'changes': {
      const changes = reason.changes.filter(reads);
      return changes.length === 0 ? [] : [{ ...reason, changes }];
    }
    default:
      return [];
  }
}

/** What reasons name, to be looked up for a reader. @public */
export function namedInChangeReasons(reasons: readonly ChangeReason[]): {
  readonly entities: readonly string[];
  readonly keys: readonly string[];
} {
  return {
    entities: reasons.flatMap(each =>
      'entities' in each ? each.entities : [],
    ),
    keys: reasons.flatMap(each => [
      ...('incidents' in each ? each.incidents : []),
      ...('learnings' in each ? each.learnings : []),
      ...('changes' in each ? each.changes : []),
    ]),
  };
}
