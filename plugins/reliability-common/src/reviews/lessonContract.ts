import { z } from 'zod';
import { entityRef } from '../catalog';
import { keyOf, operation, words } from '../contract';
import { learningAnswer, learningApplication } from '../learnings';
import { lessonEntities } from './lessons';
import { review } from './model';

const params = z.object({ key: keyOf('review'), learning: keyOf('learning') });

/** Operations on lessons that are carried to others in a review. @public */
export const reviewLessonsContract = {
  listLessonEntities: operation({
    id: 'listLessonEntities',
    method: 'get',
    path: '/reviews/{key}/lessons/{learning}/entities',
    summary:
      'Entities of the scope that can be asked whether a learning applies: somebody answers for them, and nobody has asked them yet',
    params,
    query: z
      .object({
        /** A part of what they are called. */
        q: words(200).optional(),
        limit: z.coerce.number().int().min(1).max(50).default(20),
      })
      .strict(),
    response: lessonEntities,
  }),
  askInReview: operation({
    id: 'askInReview',
    method: 'put',
    path: '/reviews/{key}/lessons/{learning}/asks/{entity}',
    summary:
      'Asks in a live review whether a learning applies to an entity of its scope; it is a question like any other',
    params: params.extend({ entity: entityRef }),
    response: review,
  }),
  answerInReview: operation({
    id: 'answerInReview',
    method: 'put',
    path: '/reviews/{key}/lessons/{learning}/answers/{entity}',
    summary:
      'Answers in a live review whether a learning applies to an entity of its scope, for its minutes too; If-Match carries the version of the question',
    params: params.extend({ entity: entityRef }),
    body: learningAnswer,
    response: learningApplication,
    ifMatch: true,
  }),
} as const;
