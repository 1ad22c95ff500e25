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
  queryFlag,
  queryList,
  words,
} from '../contract';
import { relatedThings } from '../learnings';
import { checklist, checklistQuery } from './checklist';
import { changeLinkInput, changeLinks } from './links';
import {
  changeInput,
  changeOutcomeInput,
  changeProposal,
  changeReview,
  changeRiskInput,
  changeStatus,
  changeSummary,
  changeTransition,
  newChangeRisk,
} from './model';

const params = z.object({ key: keyOf('change') });
const riskParams = params.extend({ id: z.string().uuid() });

/** How a list of change reviews can be sorted; `-` is descending. @public */
export const changeSorts = ['-planned', 'planned'] as const;

const filters = {
  /** Touches an entity of it. */
  scope: scopeRef.optional(),
  status: queryList(changeStatus).optional(),
  /** Only those with something that nothing is prepared for; or only the others. */
  unprepared: queryFlag.optional(),
  /** Planned for this moment or later. */
  from: instant.optional(),
  /** Planned for before. */
  to: instant.optional(),
  /** Words of the title, or the key. */
  q: words(200).optional(),
  sort: z.enum(changeSorts).default('-planned'),
};

/** Filters of the list of change reviews. @public */
export const changeListQuery = z.object({ ...pageQuery, ...filters }).strict();
/** Filters of the list of change reviews. @public */
export type ChangeListQuery = z.output<typeof changeListQuery>;

/** Saves a list of change reviews whole. @public */
export const changesExport = listExport({
  id: 'exportChanges',
  path: '/changes',
  each: 'each change review',
  query: z.object(filters).strict(),
  line: changeSummary,
});

/** Operations on change reviews (premortems). @public */
export const changesContract = {
  listChanges: operation({
    id: 'listChanges',
    method: 'get',
    path: '/changes',
    summary:
      'Change reviews of what the reader may see in the catalog, all that they touch',
    query: changeListQuery,
    response: pageOf(changeSummary),
  }),
  exportChangesCsv: changesExport.csv,
  exportChangesNdjson: changesExport.ndjson,
  createChange: operation({
    id: 'createChange',
    method: 'post',
    path: '/changes',
    summary: 'Opens the review of a planned change',
    body: changeInput,
    response: changeReview,
    status: 201,
    idempotent: true,
  }),
  getChecklist: operation({
    id: 'getChecklist',
    method: 'get',
    path: '/change-checklist',
    summary:
      'What to go through in a design review or before a production handoff of some entities: learnings that apply to them, but for those that their people said do not',
    query: checklistQuery,
    response: checklist,
  }),
  getChange: operation({
    id: 'getChange',
    method: 'get',
    path: '/changes/{key}',
    summary: 'One change review, whole',
    params,
    response: changeReview,
  }),
  updateChange: operation({
    id: 'updateChange',
    method: 'put',
    path: '/changes/{key}',
    summary: 'Rewrites what is planned',
    params,
    body: changeInput,
    response: changeReview,
    ifMatch: true,
  }),
  transitionChange: operation({
    id: 'transitionChange',
    method: 'post',
    path: '/changes/{key}/transitions',
    summary: 'Says that a change is made, cancelled, or to be made after all',
    params,
    body: changeTransition,
    response: changeReview,
    ifMatch: true,
  }),
  listChangeProposals: operation({
    id: 'listChangeProposals',
    method: 'get',
    path: '/changes/{key}/proposals',
    summary:
      'Ways in which a change is likely to fail and that are not written down yet, with the reason for each: nothing confidential, and what the reader may see',
    params,
    response: z.object({ items: z.array(changeProposal) }),
  }),
  listRelatedToChange: operation({
    id: 'listRelatedToChange',
    method: 'get',
    path: '/changes/{key}/related',
    summary:
      'What has happened elsewhere that is like what a change is about: incidents and learnings that the reader may see, with the reason for each',
    params,
    response: relatedThings,
  }),
  addChangeRisk: operation({
    id: 'addChangeRisk',
    method: 'post',
    path: '/changes/{key}/failure-modes',
    summary:
      'Writes down a way in which a change may fail; once it is made, one in which it did: a surprise',
    params,
    body: newChangeRisk,
    response: changeReview,
    status: 201,
    idempotent: true,
  }),
  updateChangeRisk: operation({
    id: 'updateChangeRisk',
    method: 'put',
    path: '/changes/{key}/failure-modes/{id}',
    summary:
      'Rewrites one; If-Match carries its own version. What was foreseen stays as it was once the change is made, but for the action item',
    params: riskParams,
    body: changeRiskInput,
    response: changeReview,
    ifMatch: 'part',
  }),
  commitChangeRisk: operation({
    id: 'commitChangeRisk',
    method: 'post',
    path: '/changes/{key}/failure-modes/{id}/action-item',
    summary:
      'Makes an action item of one, a candidate of the first entity that the change touches; If-Match carries its own version',
    params: riskParams,
    response: changeReview,
    ifMatch: 'part',
  }),
  removeChangeRisk: operation({
    id: 'removeChangeRisk',
    method: 'delete',
    path: '/changes/{key}/failure-modes/{id}',
    summary: 'Takes one back; not what was foreseen, once the change is made',
    params: riskParams,
    response: changeReview,
    ifMatch: 'part',
  }),
  restoreChangeRisk: operation({
    id: 'restoreChangeRisk',
    method: 'post',
    path: '/changes/{key}/failure-modes/{id}/restore',
    summary:
      'Brings one back that was taken back, as it was, with why it was proposed; If-Match carries the version that it had. Not what was foreseen, once the change is made',
    params: riskParams,
    response: changeReview,
    ifMatch: 'part',
  }),
  setChangeOutcome: operation({
    id: 'setChangeOutcome',
    method: 'put',
    path: '/changes/{key}/outcome',
    summary:
      'Says what came of a change that is made, and of what was foreseen; what is left out stays. With `complete` it is reviewed',
    params,
    body: changeOutcomeInput,
    response: changeReview,
    ifMatch: true,
  }),
  getChangeLinks: operation({
    id: 'getChangeLinks',
    method: 'get',
    path: '/changes/{key}/links',
    summary:
      'Deployments and incidents that belong to a change, by themselves or by somebody’s word, and those that may',
    params,
    response: changeLinks,
  }),
  answerChangeLink: operation({
    id: 'answerChangeLink',
    method: 'put',
    path: '/changes/{key}/links/{linked}',
    summary:
      'Says that a deployment or an incident belongs to a change, or does not; If-Match carries the version of the change',
    params: params.extend({
      /** Key of the deployment or incident. */
      linked: z.union([keyOf('deployment'), keyOf('incident')]),
    }),
    body: changeLinkInput,
    response: changeLinks,
    ifMatch: true,
  }),
  getChangeHistory: operation({
    id: 'getChangeHistory',
    method: 'get',
    path: '/changes/{key}/history',
    summary: 'Every change of a change review, latest first',
    params,
    query: z.object(pageQuery).strict(),
    response: pageOf(historyEntry),
  }),
} as const;
