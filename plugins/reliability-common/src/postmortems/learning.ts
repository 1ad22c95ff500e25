import { z } from 'zod';
import { keyOf, prose } from '../contract';
import { failureMode } from '../incidents';

/** Most learnings that a postmortem holds: what is to help others is what they still read. @public */
export const MAX_LEARNINGS = 20;

/** A learning to write. @public */
export const learningInput = z
  .object({
    /** What was learned, as others would say it of their own service. */
    statement: prose(1_000).refine(
      text => text.trim().length > 0,
      'must not be empty',
    ),
    failureMode: failureMode.default(null),
    /** What it is true of: "anything that calls a shared service and tries again by itself". */
    appliesTo: prose(1_000).default(''),
    helped: prose(4_000).default(''),
    didNotHelp: prose(4_000).default(''),
  })
  .strict()
  .meta({ id: 'LearningInput' });
/** A learning to write. @public */
export type LearningInput = z.output<typeof learningInput>;

/** What was learned that can help others, where it applies, and what helped. @public */
export const learning = z
  .object({
    id: z.string(),
    statement: z.string(),
    failureMode,
    appliesTo: z.string(),
    helped: z.string(),
    didNotHelp: z.string(),
    version: z.number().int(),
  })
  .meta({ id: 'Learning' });
/** What was learned that can help others. @public */
export type Learning = z.infer<typeof learning>;

/** A learning with the key that it keeps for good, also where it is taken out and comes back with an older state of its document. @public */
export const keyedLearning = learning
  .extend({ key: keyOf('learning') })
  .meta({ id: 'KeyedLearning' });
/** A learning with its key. @public */
export type KeyedLearning = z.infer<typeof keyedLearning>;
