import { z } from 'zod';
import { ORGANISATION, scopeRef } from '../../catalog';
import { operation } from '../../contract';
import { leadershipReport } from './model';
import { QUARTER } from './quarter';

/** What a report for leadership is asked for; the last quarter that is over unless told. @public */
export const leadershipQuery = z
  .object({
    scope: scopeRef.default(ORGANISATION),
    /** Of the calendar in UTC. Whether it is in the future is for {@link quarterProblems} to say. */
    quarter: z
      .string()
      .regex(QUARTER, 'must be a quarter such as 2026-Q3')
      .optional(),
  })
  .strict();
/** What a report for leadership is asked for. @public */
export type LeadershipQuery = z.output<typeof leadershipQuery>;

/** Operations on reports for leadership. @public */
export const leadershipContract = {
  getLeadershipReport: operation({
    id: 'getLeadershipReport',
    method: 'get',
    path: '/practice/leadership-report',
    summary:
      'A quarter of a scope for leadership: sentences, figures with intervals, three stories in the words of those who wrote them, and what is to be decided',
    query: leadershipQuery,
    response: leadershipReport,
  }),
  exportLeadershipMarkdown: operation({
    id: 'exportLeadershipMarkdown',
    method: 'get',
    path: '/practice/leadership-report.md',
    summary: 'The same as Markdown, in English',
    query: leadershipQuery,
    response: z.string(),
    responseType: 'markdown',
  }),
} as const;
