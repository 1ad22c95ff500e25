import { z } from 'zod';
import { scopeRef } from '../../catalog';
import { historyEntry, operation, pageOf, pageQuery } from '../../contract';
import { milestone, milestoneState } from './model';

/** Filters of the list of milestones. @public */
export const milestonesQuery = z
  .object({
    ...pageQuery,
    /** A group: its own and those of groups below it. Everything unless given. */
    scope: scopeRef.optional(),
    state: milestoneState.optional(),
  })
  .strict();
/** Filters of the list of milestones. @public */
export type MilestonesQuery = z.output<typeof milestonesQuery>;

/** Operations on milestones. @public */
export const milestonesContract = {
  listMilestones: operation({
    id: 'listMilestones',
    method: 'get',
    path: '/practice/milestones',
    summary:
      'What was reached in learning, latest first; never a ranking, and nothing of drafts or of what is restricted',
    query: milestonesQuery,
    response: pageOf(milestone),
  }),
  getMilestoneHistory: operation({
    id: 'getMilestoneHistory',
    method: 'get',
    path: '/practice/milestones/{id}/history',
    summary: 'When a milestone was found, withdrawn and found again',
    params: z.object({
      id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
    }),
    query: z.object(pageQuery).strict(),
    response: pageOf(historyEntry),
  }),
} as const;
