import { z } from 'zod';
import { entityRef, ORGANISATION, scopeRef } from '../../catalog';
import {
  historyEntry,
  keyOf,
  operation,
  pageOf,
  pageQuery,
} from '../../contract';
import {
  learningAnswer,
  learningApplication,
  learningApplications,
  learningMute,
  learningMuteInput,
  learningUptake,
} from './model';

const ofLearning = z.object({ key: keyOf('learning') }).strict();
const ofEntity = ofLearning.extend({ entity: entityRef });

/** Filters of the list of asks. @public */
export const learningAsksQuery = z
  .object({
    ...pageQuery,
    scope: scopeRef,
    /** Of entities only that the reader or one of their groups owns, by the catalog as it is now. */
    owner: z.literal('me').optional(),
    /** About this one only. */
    learning: keyOf('learning').optional(),
  })
  .strict();
/** Filters of the list of asks. @public */
export type LearningAsksQuery = z.output<typeof learningAsksQuery>;

/** Operations on who is asked about learnings, and what they answer. @public */
export const learningAsksContract = {
  listLearningAsks: operation({
    id: 'listLearningAsks',
    method: 'get',
    path: '/learnings/asks',
    summary:
      'Learnings that wait for the answer of entities in a scope, what has waited longest first, with what else is asked about the same one',
    query: learningAsksQuery,
    response: pageOf(learningApplication),
  }),
  getLearningUptake: operation({
    id: 'getLearningUptake',
    method: 'get',
    path: '/learnings/uptake',
    summary:
      'How often entities in a scope were asked about learnings, and what became of it',
    query: z.object({ scope: scopeRef.default(ORGANISATION) }).strict(),
    response: learningUptake,
  }),
  getLearningMute: operation({
    id: 'getLearningMute',
    method: 'get',
    path: '/learnings/mutes/{entity}',
    summary:
      'Whether an entity is asked about no learning, and who muted it when, why, and until when',
    params: z.object({ entity: entityRef }),
    response: learningMute,
  }),
  muteLearnings: operation({
    id: 'muteLearnings',
    method: 'put',
    path: '/learnings/mutes/{entity}',
    summary:
      'Lets an entity be asked about no learning any more, or about learnings again',
    params: z.object({ entity: entityRef }),
    body: learningMuteInput,
    response: learningMute,
  }),
  listLearningApplications: operation({
    id: 'listLearningApplications',
    method: 'get',
    path: '/learnings/{key}/applications',
    summary: 'Who is asked about a learning, and what they answered',
    params: ofLearning,
    response: learningApplications,
  }),
  getLearningApplication: operation({
    id: 'getLearningApplication',
    method: 'get',
    path: '/learnings/{key}/applications/{entity}',
    summary: 'What an entity is asked about a learning, and what was answered',
    params: ofEntity,
    response: learningApplication,
  }),
  getLearningAnswers: operation({
    id: 'getLearningAnswers',
    method: 'get',
    path: '/learnings/{key}/applications/{entity}/answers',
    summary:
      'Every answer that was given for an entity about a learning, and each time that one was taken back, latest first; `action` is the state',
    params: ofEntity,
    query: z.object(pageQuery).strict(),
    response: pageOf(historyEntry),
  }),
  answerLearning: operation({
    id: 'answerLearning',
    method: 'put',
    path: '/learnings/{key}/applications/{entity}',
    summary:
      'Says whether a learning applies to an entity; where it does, a candidate action item is written',
    params: ofEntity,
    body: learningAnswer,
    response: learningApplication,
    ifMatch: true,
  }),
} as const;
