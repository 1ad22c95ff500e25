import { z } from 'zod';
import { namedEntity } from '../catalog';
import { keyOf } from '../contract';
import { applicationState, namedLearning } from '../learnings';

/** A lesson that somebody in a review carried to an entity. @public */
export const reviewLesson = z
  .object({
    learning: z.object({ key: keyOf('learning'), statement: z.string() }),
    entity: namedEntity,
    /** Whether they were asked in this review. */
    asked: z.boolean(),
    /** What was answered in this review. */
    answer: z
      .object({
        state: applicationState.exclude(['unanswered']),
        /** By what it is covered, why it does not apply, or anything else. */
        note: z.string(),
        /** What was linked with it there, or written from it; null as well when not everybody who may see the review may see it. */
        actionItem: keyOf('actionItem').nullable(),
        /** The learning by which it was said there to be covered; null as well when not everybody who may see the review may see it. */
        coveredBy: namedLearning.nullable(),
      })
      .nullable(),
    /** Whether it waits for its turn: the team has as many questions as it can answer. */
    waits: z.boolean(),
  })
  .meta({ id: 'ReviewLesson' });
/** A lesson that somebody in a review carried to an entity. @public */
export type ReviewLesson = z.infer<typeof reviewLesson>;

/** Who can be asked in a review whether a lesson applies. @public */
export const lessonEntities = z
  .object({
    /** Those that are known to be like where it happened first, then by what they are called. */
    items: z.array(
      z.object({
        entity: namedEntity,
        /** Who answers for it by the catalog as it is now. */
        owner: z.string(),
      }),
    ),
    /** Whether there are more than those. */
    more: z.boolean(),
  })
  .meta({ id: 'LessonEntities' });
/** Who can be asked in a review whether a lesson applies. @public */
export type LessonEntities = z.infer<typeof lessonEntities>;
