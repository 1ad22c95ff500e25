import { z } from 'zod';
import { entityRef, scopeRef } from '../catalog';
import {
  historyEntry,
  instant,
  keyOf,
  listExport,
  operation,
  pageOf,
  pageQuery,
  queryFlag,
  queryList,
  words,
} from '../contract';
import { factorLayer, failureModesAsked } from '../failureModes';
import { severity } from '../incidents';
import { learningAsksContract } from './asks/contract';
import { learningFacets } from './facets';
import { relatedQuery, relatedThings } from './related/model';
import { learningRecord, publishedLearning } from './model';
import { learningStanding, learningState } from './standing';

const filters = {
  /** Of postmortems about something in it. */
  scope: scopeRef.optional(),
  failureMode: failureModesAsked.optional(),
  /** Where a contributing factor of its postmortem lies. */
  layer: queryList(factorLayer).optional(),
  /** Types and tags, by the catalog, of the entities that its postmortem is about. */
  technology: queryList(words(100), 50).optional(),
  /** Who owns one of these entities by the catalog as it is now. */
  owner: queryList(entityRef, 50).optional(),
  /** Of an incident of its postmortem. */
  severity: queryList(severity).optional(),
  /** Published at or after. */
  from: instant.optional(),
  /** Published before. */
  to: instant.optional(),
  /** It was said at or after that it applies somewhere. */
  adoptedFrom: instant.optional(),
  /** It was said before that it applies somewhere. */
  adoptedTo: instant.optional(),
  /** Where it stands; all but those that were merged unless told. */
  state: queryList(learningState).optional(),
  /** Those only that stand, and of which it is asked by now whether they are still true; or all others. */
  toRevisit: queryFlag.optional(),
  /** Words of the learning: of what it says, where it applies, what helped and what did not; or its key, or that of its postmortem. */
  q: words(200).optional(),
};

/** Filters of the list of learnings. @public */
export const learningListQuery = z
  .object({ ...pageQuery, ...filters })
  .strict();
/** Filters of the list of learnings. @public */
export type LearningListQuery = z.output<typeof learningListQuery>;

/** The same filters, for what else there is to narrow by. @public */
export const learningFacetsQuery = z.object(filters).strict();
/** The same filters, for what else there is to narrow by. @public */
export type LearningFacetsQuery = z.output<typeof learningFacetsQuery>;

/** Saves a list of learnings whole. @public */
export const learningsExport = listExport({
  id: 'exportLearnings',
  path: '/learnings',
  each: 'each learning',
  query: z.object(filters).strict(),
  line: publishedLearning,
});

const params = z.object({ key: keyOf('learning') }).strict();

/** Operations on learnings of published postmortems. They are written in their postmortem. @public */
export const learningsContract = {
  // Before what has a learning's key in its place.
  ...learningAsksContract,
  listLearnings: operation({
    id: 'listLearnings',
    method: 'get',
    path: '/learnings',
    summary:
      'Learnings of published postmortems that the reader may see, what was published last first',
    query: learningListQuery,
    response: pageOf(publishedLearning),
  }),
  getLearningFacets: operation({
    id: 'getLearningFacets',
    method: 'get',
    path: '/learnings/facets',
    summary:
      'What the list of learnings can be narrowed by, with how many each value would leave; they count what the reader may see',
    query: learningFacetsQuery,
    response: learningFacets,
  }),
  listRelated: operation({
    id: 'listRelated',
    method: 'get',
    path: '/learnings/related',
    summary:
      'Learnings and incidents elsewhere that an incident or a postmortem is like, with why',
    query: relatedQuery,
    response: relatedThings,
  }),
  exportLearningsCsv: learningsExport.csv,
  exportLearningsNdjson: learningsExport.ndjson,
  getLearning: operation({
    id: 'getLearning',
    method: 'get',
    path: '/learnings/{key}',
    summary: 'One learning; of a draft for its readers only',
    params,
    response: learningRecord,
  }),
  putLearningStanding: operation({
    id: 'putLearningStanding',
    method: 'put',
    path: '/learnings/{key}/standing',
    summary:
      'Says that a learning was merged into another, is superseded by a newer one, is true no longer, or stands again',
    params,
    body: learningStanding,
    response: learningRecord,
    ifMatch: true,
  }),
  getLearningHistory: operation({
    id: 'getLearningHistory',
    method: 'get',
    path: '/learnings/{key}/history',
    summary: 'Every change of where a learning stands, latest first',
    params,
    query: z.object(pageQuery).strict(),
    response: pageOf(historyEntry),
  }),
} as const;
