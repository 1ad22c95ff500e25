import { z } from 'zod';
import { keyOf, prose } from '../contract';

/** Where a learning stands among others. @public */
export const learningStates = [
  'stands',
  'merged',
  'superseded',
  'retired',
] as const;
/** Where a learning stands among others. @public */
export const learningState = z.enum(learningStates);
/** Where a learning stands among others. @public */
export type LearningState = z.infer<typeof learningState>;

/** What somebody says of where a learning stands. @public */
export const learningStanding = z
  .discriminatedUnion('state', [
    /** As every learning begins; takes back the others, and says that it is still true: that is asked again later then. */
    z.object({ state: z.literal('stands') }).strict(),
    /** It says the same as another, which takes its place. */
    z.object({ state: z.literal('merged'), into: keyOf('learning') }).strict(),
    /** A newer one knows more. */
    z
      .object({ state: z.literal('superseded'), by: keyOf('learning') })
      .strict(),
    /** It is true no longer. */
    z
      .object({
        state: z.literal('retired'),
        reason: prose(1_000).refine(
          text => text.trim().length > 0,
          'must not be empty',
        ),
      })
      .strict(),
  ])
  .meta({ id: 'LearningStanding' });
/** What somebody says of where a learning stands. @public */
export type LearningStanding = z.output<typeof learningStanding>;
