import { z } from 'zod';
import { scopeRef } from '../catalog';
import {
  historyEntry,
  instant,
  keyOf,
  listExport,
  operation,
  pageOf,
  pageQuery,
  queryList,
  words,
} from '../contract';
import { reviewLessonsContract } from './lessonContract';
import { agendaArrangement, reviewAgenda } from './agendaModel';
import {
  facilitationInput,
  review,
  reviewDecisionInput,
  reviewInput,
  reviewNoteInput,
  reviewSeries,
  reviewSeriesInput,
  reviewSeriesTransition,
  reviewState,
  reviewSummary,
  reviewTransition,
} from './model';

const params = z.object({ key: keyOf('review') });
const seriesParams = z.object({
  id: z.coerce.number().int().min(1).max(2_147_483_647),
});
const decisionParams = params.extend({ id: z.string().uuid() });

/** How a list of reviews can be sorted. @public */
export const reviewSorts = ['-starts', 'starts'] as const;

const filters = {
  /** Of exactly this scope: what a scope contains has reviews of its own. */
  scope: scopeRef.optional(),
  state: queryList(reviewState).optional(),
  series: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
  /** Began, or is planned to begin, at or after. */
  from: instant.optional(),
  /** Began, or is planned to begin, before. */
  to: instant.optional(),
  /** Words of the title, or the key. */
  q: words(200).optional(),
  sort: z.enum(reviewSorts).default('-starts'),
};

/** Filters of the list of reviews. @public */
export const reviewListQuery = z.object({ ...pageQuery, ...filters }).strict();
/** Filters of the list of reviews. @public */
export type ReviewListQuery = z.output<typeof reviewListQuery>;

/** Saves a list of reviews whole. @public */
export const reviewsExport = listExport({
  id: 'exportReviews',
  path: '/reviews',
  each: 'each review',
  query: z.object(filters).strict(),
  line: reviewSummary,
});

/** Operations on reliability reviews. @public */
export const reviewsContract = {
  listReviews: operation({
    id: 'listReviews',
    method: 'get',
    path: '/reviews',
    summary: 'Reviews of scopes that the reader may see in the catalog',
    query: reviewListQuery,
    response: pageOf(reviewSummary),
  }),
  exportReviewsCsv: reviewsExport.csv,
  exportReviewsNdjson: reviewsExport.ndjson,
  planReviews: operation({
    id: 'planReviews',
    method: 'post',
    path: '/reviews',
    summary: 'Sets up a series of reviews; its first review is answered',
    body: reviewSeriesInput,
    response: review,
    status: 201,
    idempotent: true,
  }),
  getReviewSeries: operation({
    id: 'getReviewSeries',
    method: 'get',
    path: '/review-series/{id}',
    summary: 'A series of reviews',
    params: seriesParams,
    response: reviewSeries,
  }),
  updateReviewSeries: operation({
    id: 'updateReviewSeries',
    method: 'put',
    path: '/review-series/{id}',
    summary:
      'Sets a series of reviews up anew; the review that is planned moves with its rhythm',
    params: seriesParams,
    body: reviewSeriesInput,
    response: reviewSeries,
    ifMatch: true,
  }),
  transitionReviewSeries: operation({
    id: 'transitionReviewSeries',
    method: 'post',
    path: '/review-series/{id}/transitions',
    summary:
      'Ends a series of reviews, which cancels the one that is planned, or takes it up again, which plans the next one',
    params: seriesParams,
    body: reviewSeriesTransition,
    response: reviewSeries,
    ifMatch: true,
  }),
  getReviewSeriesHistory: operation({
    id: 'getReviewSeriesHistory',
    method: 'get',
    path: '/review-series/{id}/history',
    summary:
      'Every change of a series of reviews, latest first: how it was set up, that it was ended, and taken up again',
    params: seriesParams,
    query: z.object(pageQuery).strict(),
    response: pageOf(historyEntry),
  }),
  getReview: operation({
    id: 'getReview',
    method: 'get',
    path: '/reviews/{key}',
    summary: 'One review, whole, but for its agenda',
    params,
    response: review,
  }),
  updateReview: operation({
    id: 'updateReview',
    method: 'put',
    path: '/reviews/{key}',
    summary: 'Moves a review, and says who was there',
    params,
    body: reviewInput,
    response: review,
    ifMatch: true,
  }),
  getReviewAgenda: operation({
    id: 'getReviewAgenda',
    method: 'get',
    path: '/reviews/{key}/agenda',
    summary:
      'What there is to speak of, with time boxes that fill the time: nothing confidential, and what the reader may see',
    params,
    response: reviewAgenda,
  }),
  arrangeReviewAgenda: operation({
    id: 'arrangeReviewAgenda',
    method: 'put',
    path: '/reviews/{key}/agenda',
    summary: 'Adds, orders and parks topics',
    params,
    body: agendaArrangement,
    response: review,
    ifMatch: true,
  }),
  writeReviewNote: operation({
    id: 'writeReviewNote',
    method: 'put',
    path: '/reviews/{key}/notes/{topic}',
    summary:
      'Saves the notes of a topic; If-Match carries their own version, 0 before the first ones',
    params: params.extend({ topic: z.string().min(1).max(50) }),
    body: reviewNoteInput,
    response: review,
    ifMatch: 'part',
  }),
  addReviewDecision: operation({
    id: 'addReviewDecision',
    method: 'post',
    path: '/reviews/{key}/decisions',
    summary: 'Notes a decision',
    params,
    body: reviewDecisionInput,
    response: review,
    status: 201,
    idempotent: true,
  }),
  updateReviewDecision: operation({
    id: 'updateReviewDecision',
    method: 'put',
    path: '/reviews/{key}/decisions/{id}',
    summary:
      'Rewrites a decision, or says which action item it became; If-Match carries the decision’s version',
    params: decisionParams,
    body: reviewDecisionInput,
    response: review,
    ifMatch: 'part',
  }),
  commitReviewDecision: operation({
    id: 'commitReviewDecision',
    method: 'post',
    path: '/reviews/{key}/decisions/{id}/action-item',
    summary:
      'Makes an action item of a decision, a candidate; If-Match carries the decision’s version',
    params: decisionParams,
    response: review,
    ifMatch: 'part',
  }),
  removeReviewDecision: operation({
    id: 'removeReviewDecision',
    method: 'delete',
    path: '/reviews/{key}/decisions/{id}',
    summary: 'Takes a decision back',
    params: decisionParams,
    response: review,
    ifMatch: 'part',
  }),
  answerFacilitation: operation({
    id: 'answerFacilitation',
    method: 'post',
    path: '/reviews/{key}/facilitation',
    summary:
      'Agrees to lead a review, declines, volunteers, or names somebody; who is next in turn is proposed',
    params,
    body: facilitationInput,
    response: review,
    ifMatch: true,
  }),
  transitionReview: operation({
    id: 'transitionReview',
    method: 'post',
    path: '/reviews/{key}/transitions',
    summary:
      'Begins a review, closes it with minutes, or cancels it; the next one is planned then',
    params,
    body: reviewTransition,
    response: review,
    ifMatch: true,
  }),
  getReviewMinutes: operation({
    id: 'getReviewMinutes',
    method: 'get',
    path: '/reviews/{key}/minutes',
    summary:
      'The minutes as Markdown, in English; a draft of them until it is closed',
    params,
    response: z.string(),
    responseType: 'markdown',
  }),
  getReviewHistory: operation({
    id: 'getReviewHistory',
    method: 'get',
    path: '/reviews/{key}/history',
    summary: 'Every change of a review, latest first',
    params,
    query: z.object(pageQuery).strict(),
    response: pageOf(historyEntry),
  }),
  ...reviewLessonsContract,
} as const;
