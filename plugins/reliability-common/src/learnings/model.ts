import { z } from 'zod';
import { namedEntity } from '../catalog';
import { instant, keyOf } from '../contract';
import { severity } from '../incidents';
import { learningState } from './standing';
import { keyedLearning, postmortemStatus } from '../postmortems';

/** A learning as others find it. @public */
export const publishedLearning = keyedLearning
  .extend({
    /** Where it was learned. */
    postmortem: z.object({ key: keyOf('postmortem'), title: z.string() }),
    /** Entities affected by the incidents of its postmortem. */
    entities: z.array(namedEntity),
    publishedAt: instant,
    state: learningState,
    /** Of its state, which a change of that is based on; its words have one of their own, in their postmortem. */
    version: z.number().int(),
  })
  .meta({ id: 'PublishedLearning' });
/** A learning as others find it. @public */
export type PublishedLearning = z.infer<typeof publishedLearning>;

/** Another learning that one is named with. @public */
export const namedLearning = z
  .object({
    key: keyOf('learning'),
    statement: z.string(),
    state: learningState,
  })
  .meta({ id: 'NamedLearning' });
/** Another learning that one is named with. @public */
export type NamedLearning = z.infer<typeof namedLearning>;

/** One learning with all that is known around it; that of a draft is its readers'. @public */
export const learningRecord = publishedLearning
  .extend({
    postmortem: publishedLearning.shape.postmortem.extend({
      status: postmortemStatus,
    }),
    /** Of the incidents of its postmortem, the worst. */
    severity: severity.nullable(),
    /** Who owns its entities by the catalog as it is now. */
    owners: z.array(z.string()),
    /** Null in a draft. */
    publishedAt: instant.nullable(),
    /** What it was merged into or superseded by; null also where the reader may not see that. */
    by: namedLearning.nullable(),
    /** Why it is true no longer; empty unless it is retired. */
    reason: z.string(),
    /** Those that were merged into it or superseded by it, as far as the reader may see them. */
    insteadOf: z.array(namedLearning),
    /** From when on it is asked whether it is still true; null where nobody asks: it does not stand, or is in a draft. */
    revisitAt: instant.nullable(),
    /** Whether that is now. */
    toRevisit: z.boolean(),
    /** Whether the reader may say where it stands. */
    editable: z.boolean(),
  })
  .meta({ id: 'LearningRecord' });
/** One learning with all that is known around it. @public */
export type LearningRecord = z.infer<typeof learningRecord>;
