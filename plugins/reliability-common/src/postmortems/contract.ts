import { z } from 'zod';
import { keyOf, operation, pageOf, pageQuery, prose } from '../contract';
import { gateIds } from '../processes';
import { factorInput } from './factor';
import { learningInput } from './learning';
import { postmortemListQuery, postmortemsExport } from './listContract';
import {
  postmortem,
  postmortemInput,
  postmortemPatch,
  postmortemSectionId,
  postmortemStatus,
  postmortemSummary,
  postmortemText,
  timelineEntryInput,
} from './model';
import { gateOverrideInput, gateOverridesInput } from './overrides';
import { postmortemRevision, postmortemRevisionState } from './revisionModel';

/** A step of a postmortem. @public */
export const postmortemTransition = z
  .object({
    to: postmortemStatus,
    /** Why it is published though these gates stand open. */
    overrides: gateOverridesInput.default({}),
  })
  .strict()
  .refine(
    ({ to, overrides }) =>
      to === 'published' || Object.keys(overrides).length === 0,
    { path: ['overrides'], message: 'are given when it is published only' },
  )
  .meta({ id: 'PostmortemTransition' });
/** A step of a postmortem. @public */
export type PostmortemTransition = z.output<typeof postmortemTransition>;

const params = z.object({ key: keyOf('postmortem') });
const partParams = params.extend({ id: z.string().uuid() });
const MAX_REVISION = 2_147_483_647;

/** Operations on postmortems. Every write answers the whole document with its new versions. @public */
export const postmortemsContract = {
  listPostmortems: operation({
    id: 'listPostmortems',
    method: 'get',
    path: '/postmortems',
    summary: 'Postmortems that the reader may see',
    query: postmortemListQuery,
    response: pageOf(postmortemSummary),
  }),
  exportPostmortemsCsv: postmortemsExport.csv,
  exportPostmortemsNdjson: postmortemsExport.ndjson,
  listPostmortemTexts: operation({
    id: 'listPostmortemTexts',
    method: 'get',
    path: '/postmortem-texts',
    summary:
      'What published postmortems say that the reader may see, for a search index',
    query: z.object(pageQuery).strict(),
    response: pageOf(postmortemText),
  }),
  createPostmortem: operation({
    id: 'createPostmortem',
    method: 'post',
    path: '/postmortems',
    summary:
      'Opens a draft; its readers are the people named and the owners of the affected entities',
    body: postmortemInput,
    response: postmortem,
    status: 201,
    idempotent: true,
  }),
  getPostmortem: operation({
    id: 'getPostmortem',
    method: 'get',
    path: '/postmortems/{key}',
    summary: 'One postmortem, whole',
    params,
    response: postmortem,
  }),
  updatePostmortem: operation({
    id: 'updatePostmortem',
    method: 'patch',
    path: '/postmortems/{key}',
    summary: 'Changes title, incidents or people',
    params,
    body: postmortemPatch,
    response: postmortem,
    ifMatch: true,
  }),
  discardPostmortem: operation({
    id: 'discardPostmortem',
    method: 'delete',
    path: '/postmortems/{key}',
    summary:
      'Discards what was never published, with its revisions and ideas; promised action items keep it',
    params,
    response: z.undefined(),
    status: 204,
    ifMatch: true,
  }),
  writePostmortemSection: operation({
    id: 'writePostmortemSection',
    method: 'patch',
    path: '/postmortems/{key}/sections/{section}',
    summary: 'Saves one section; If-Match carries the section’s own version',
    params: params.extend({ section: postmortemSectionId }),
    body: z.object({ text: prose(100_000) }).strict(),
    response: postmortem,
    ifMatch: 'part',
  }),
  transitionPostmortem: operation({
    id: 'transitionPostmortem',
    method: 'post',
    path: '/postmortems/{key}/transitions',
    summary:
      'Takes a step; a refused one lists every gate that fails. Publishing takes reasons for gates that stand open and may be overridden',
    params,
    body: postmortemTransition,
    response: postmortem,
    ifMatch: true,
  }),
  rewordGateOverride: operation({
    id: 'rewordGateOverride',
    method: 'put',
    path: '/postmortems/{key}/overrides/{gate}',
    summary:
      'Says in other words why it was published though a gate stood open, by a person who may publish so, whose it is from then on',
    params: params.extend({ gate: z.enum(gateIds) }),
    body: gateOverrideInput,
    response: postmortem,
    ifMatch: true,
  }),
  reviewPostmortem: operation({
    id: 'reviewPostmortem',
    method: 'post',
    path: '/postmortems/{key}/reviews',
    summary:
      'Records that the caller, who was asked to, has reviewed this version; reading it is enough',
    params,
    response: postmortem,
    ifMatch: true,
  }),
  addTimelineEntry: operation({
    id: 'addTimelineEntry',
    method: 'post',
    path: '/postmortems/{key}/timeline',
    summary: 'Adds a line to the timeline',
    params,
    body: timelineEntryInput,
    response: postmortem,
    status: 201,
    idempotent: true,
  }),
  updateTimelineEntry: operation({
    id: 'updateTimelineEntry',
    method: 'put',
    path: '/postmortems/{key}/timeline/{id}',
    summary:
      'Rewrites a line of the timeline; If-Match carries the line’s version',
    params: partParams,
    body: timelineEntryInput,
    response: postmortem,
    ifMatch: 'part',
  }),
  removeTimelineEntry: operation({
    id: 'removeTimelineEntry',
    method: 'delete',
    path: '/postmortems/{key}/timeline/{id}',
    summary: 'Takes a line out of the timeline',
    params: partParams,
    response: postmortem,
    ifMatch: 'part',
  }),
  addFactor: operation({
    id: 'addFactor',
    method: 'post',
    path: '/postmortems/{key}/factors',
    summary: 'Adds a contributing factor',
    params,
    body: factorInput,
    response: postmortem,
    status: 201,
    idempotent: true,
  }),
  updateFactor: operation({
    id: 'updateFactor',
    method: 'put',
    path: '/postmortems/{key}/factors/{id}',
    summary:
      'Rewrites a factor with its evidence; If-Match carries the factor’s version',
    params: partParams,
    body: factorInput,
    response: postmortem,
    ifMatch: 'part',
  }),
  removeFactor: operation({
    id: 'removeFactor',
    method: 'delete',
    path: '/postmortems/{key}/factors/{id}',
    summary: 'Takes a factor out',
    params: partParams,
    response: postmortem,
    ifMatch: 'part',
  }),
  addLearning: operation({
    id: 'addLearning',
    method: 'post',
    path: '/postmortems/{key}/learnings',
    summary: 'Adds a learning, which others find once it is published',
    params,
    body: learningInput,
    response: postmortem,
    status: 201,
    idempotent: true,
  }),
  updateLearning: operation({
    id: 'updateLearning',
    method: 'put',
    path: '/postmortems/{key}/learnings/{id}',
    summary: 'Rewrites a learning; If-Match carries the learning’s version',
    params: partParams,
    body: learningInput,
    response: postmortem,
    ifMatch: 'part',
  }),
  removeLearning: operation({
    id: 'removeLearning',
    method: 'delete',
    path: '/postmortems/{key}/learnings/{id}',
    summary: 'Takes a learning out',
    params: partParams,
    response: postmortem,
    ifMatch: 'part',
  }),
  listPostmortemRevisions: operation({
    id: 'listPostmortemRevisions',
    method: 'get',
    path: '/postmortems/{key}/revisions',
    summary: 'Every saved state, latest first',
    params,
    query: z.object(pageQuery).strict(),
    response: pageOf(postmortemRevision),
  }),
  getPostmortemRevision: operation({
    id: 'getPostmortemRevision',
    method: 'get',
    path: '/postmortems/{key}/revisions/{number}',
    summary: 'One saved state, with what the document said then',
    params: params.extend({
      number: z.coerce.number().int().min(1).max(MAX_REVISION),
    }),
    response: postmortemRevisionState,
  }),
  restorePostmortemRevision: operation({
    id: 'restorePostmortemRevision',
    method: 'post',
    path: '/postmortems/{key}/restore',
    summary:
      'Makes a new revision out of an old one; action items keep their states',
    params,
    body: z
      .object({ revision: z.number().int().min(1).max(MAX_REVISION) })
      .strict(),
    response: postmortem,
    ifMatch: true,
  }),
} as const;
