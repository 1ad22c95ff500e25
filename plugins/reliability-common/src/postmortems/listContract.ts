import { z } from 'zod';
import { entityRef, scopeRef } from '../catalog';
import {
  instant,
  keyOf,
  listExport,
  pageQuery,
  queryList,
  words,
} from '../contract';
import { gateIds } from '../processes';
import { postmortemStatus, postmortemSummary } from './model';

/** How a list of postmortems can be sorted. @public */
export const postmortemSorts = [
  '-started',
  'started',
  '-updated',
  'title',
] as const;

const filters = {
  scope: scopeRef.optional(),
  status: queryList(postmortemStatus).optional(),
  /** Written, facilitated, attended or to be reviewed by; `me` is the reader and their groups. */
  person: z.union([z.literal('me'), entityRef]).optional(),
  /** Whose review they wait for: `me` was asked, in person or with a group, and has not reviewed them as they now are. */
  toReview: z.literal('me').optional(),
  incident: keyOf('incident').optional(),
  from: instant.optional(),
  to: instant.optional(),
  /** Published at or after. */
  publishedFrom: instant.optional(),
  /** Published before. */
  publishedTo: instant.optional(),
  /** Published with a reason though one of these gates stood open. */
  overridden: queryList(z.enum(gateIds)).optional(),
  /** Words of the title, or the key. */
  q: words(200).optional(),
  sort: z.enum(postmortemSorts).default('-started'),
};

/** Filters of the postmortem list. @public */
export const postmortemListQuery = z
  .object({ ...pageQuery, ...filters })
  .strict();
/** Filters of the postmortem list. @public */
export type PostmortemListQuery = z.output<typeof postmortemListQuery>;

/** Saves a list of postmortems whole. @public */
export const postmortemsExport = listExport({
  id: 'exportPostmortems',
  path: '/postmortems',
  each: 'each postmortem',
  query: z.object(filters).strict(),
  line: postmortemSummary,
});
