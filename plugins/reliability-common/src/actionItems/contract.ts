import { z } from 'zod';
import { entityRef, scopeRef } from '../catalog';
import {
  calendarDay,
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
import {
  actionItem,
  actionItemInput,
  actionItemPatch,
  actionItemStatus,
  actionItemTransition,
  actionItemType,
} from './model';

const params = z.object({ key: keyOf('actionItem') });

/** How a list of action items can be sorted. @public */
export const actionItemSorts = ['due', '-due', '-updated', 'title'] as const;

const filters = {
  scope: scopeRef.optional(),
  /** Accountable or assigned; `me` is the reader and the groups that the reader belongs to. */
  owner: z.union([z.literal('me'), entityRef]).optional(),
  status: queryList(actionItemStatus).optional(),
  type: queryList(actionItemType).optional(),
  overdue: queryFlag.optional(),
  dueBefore: calendarDay.optional(),
  /** Whether nobody is accountable, neither by name nor as the owner of its entity. */
  ownerless: queryFlag.optional(),
  /** Its effect was verified at or after. */
  verifiedFrom: instant.optional(),
  /** Its effect was verified before. */
  verifiedTo: instant.optional(),
  postmortem: keyOf('postmortem').optional(),
  incident: keyOf('incident').optional(),
  /** Words of the title, or the key. */
  q: words(200).optional(),
  sort: z.enum(actionItemSorts).default('due'),
};

/** Filters of the action item list. @public */
export const actionItemListQuery = z
  .object({
    ...pageQuery,
    ...filters,
    /** Asks for `editable` of each, for where something can be done with them. */
    editable: queryFlag.optional(),
  })
  .strict();
/** Filters of the action item list. @public */
export type ActionItemListQuery = z.output<typeof actionItemListQuery>;

/** Saves a list of action items whole. @public */
export const actionItemsExport = listExport({
  id: 'exportActionItems',
  path: '/action-items',
  each: 'each action item',
  query: z.object(filters).strict(),
  line: actionItem,
});

/** Operations on action items. @public */
export const actionItemsContract = {
  listActionItems: operation({
    id: 'listActionItems',
    method: 'get',
    path: '/action-items',
    summary: 'Candidates and commitments',
    query: actionItemListQuery,
    response: pageOf(actionItem),
  }),
  exportActionItemsCsv: actionItemsExport.csv,
  exportActionItemsNdjson: actionItemsExport.ndjson,
  createActionItem: operation({
    id: 'createActionItem',
    method: 'post',
    path: '/action-items',
    summary: 'Notes an idea as a candidate',
    body: actionItemInput,
    response: actionItem,
    status: 201,
    idempotent: true,
  }),
  getActionItem: operation({
    id: 'getActionItem',
    method: 'get',
    path: '/action-items/{key}',
    summary: 'One action item',
    params,
    response: actionItem,
  }),
  updateActionItem: operation({
    id: 'updateActionItem',
    method: 'patch',
    path: '/action-items/{key}',
    summary: 'Changes fields of an action item',
    params,
    body: actionItemPatch,
    response: actionItem,
    ifMatch: true,
  }),
  transitionActionItem: operation({
    id: 'transitionActionItem',
    method: 'post',
    path: '/action-items/{key}/transitions',
    summary: 'Takes a step; a refused one names everything that is missing',
    params,
    body: actionItemTransition,
    response: actionItem,
    ifMatch: true,
  }),
  getActionItemHistory: operation({
    id: 'getActionItemHistory',
    method: 'get',
    path: '/action-items/{key}/history',
    summary: 'Every change of an action item, latest first',
    params,
    query: z.object(pageQuery).strict(),
    response: pageOf(historyEntry),
  }),
} as const;
