import { z } from 'zod';
import { scopeRef } from '../catalog';
import {
  listExport,
  operation,
  pageOf,
  pageQuery,
  queryList,
  words,
} from '../contract';
import { publishedLearning } from './model';

const filters = {
  /** Of postmortems about something in it. */
  scope: scopeRef.optional(),
  failureMode: queryList(words(100)).optional(),
  /** Words of the learning: of what it says, where it applies, what helped and what did not; or the key of its postmortem. */
  q: words(200).optional(),
};

/** Filters of the list of learnings. @public */
export const learningListQuery = z
  .object({ ...pageQuery, ...filters })
  .strict();
/** Filters of the list of learnings. @public */
export type LearningListQuery = z.output<typeof learningListQuery>;

/** Saves a list of learnings whole. @public */
export const learningsExport = listExport({
  id: 'exportLearnings',
  path: '/learnings',
  each: 'each learning',
  query: z.object(filters).strict(),
  line: publishedLearning,
});

/** Operations on learnings of published postmortems. They are written in their postmortem. @public */
export const learningsContract = {
  listLearnings: operation({
    id: 'listLearnings',
    method: 'get',
    path: '/learnings',
    summary:
      'Learnings of published postmortems that the reader may see, what was published last first',
    query: learningListQuery,
    response: pageOf(publishedLearning),
  }),
  exportLearningsCsv: learningsExport.csv,
  exportLearningsNdjson: learningsExport.ndjson,
} as const;
