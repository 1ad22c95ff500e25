import { z } from 'zod';
import { ORGANISATION, scopeRef } from '../catalog';
import { historyEntry, operation, pageOf, pageQuery } from '../contract';
import { metricsWindowQuery, partKind, refuseWrongWindow } from '../metrics';
import { report } from './model';
import {
  reportSubscription,
  reportSubscriptionInput,
  reportSubscriptions,
} from './subscriptions';

/** What a report is asked for; the last 90 days unless told. @public */
export const reportQuery = z
  .object({
    scope: scopeRef.default(ORGANISATION),
    /** Which parts it lists; of the first kind that there is unless told. */
    kind: partKind.optional(),
    ...metricsWindowQuery,
  })
  .strict()
  .superRefine(refuseWrongWindow);
/** What a report is asked for. @public */
export type ReportQuery = z.output<typeof reportQuery>;

const subscriptionParams = z.object({
  id: z.coerce.number().int().min(1).max(2_147_483_647),
});

/** Operations on reports. @public */
export const reportsContract = {
  getReport: operation({
    id: 'getReport',
    method: 'get',
    path: '/metrics/report',
    summary:
      'How reliable a scope was, in words: its figures with intervals, what recurs, where commitments wait, and its parts, A to Z',
    query: reportQuery,
    conditional: true,
    response: report,
  }),
  exportReportMarkdown: operation({
    id: 'exportReportMarkdown',
    method: 'get',
    path: '/metrics/report.md',
    summary: 'The same as Markdown, in English',
    query: reportQuery,
    response: z.string(),
    responseType: 'markdown',
  }),
  listReportSubscriptions: operation({
    id: 'listReportSubscriptions',
    method: 'get',
    path: '/report-subscriptions',
    summary:
      'The groups that get the report of a scope every month, and to whom the caller may have it sent',
    query: z.object({ scope: scopeRef.default(ORGANISATION) }).strict(),
    response: reportSubscriptions,
  }),
  subscribeToReport: operation({
    id: 'subscribeToReport',
    method: 'post',
    path: '/report-subscriptions',
    summary:
      'Has the report of a scope sent to a group every month; what is sent already is answered',
    body: reportSubscriptionInput,
    idempotent: true,
    response: reportSubscription,
    status: 201,
  }),
  stopReportSubscription: operation({
    id: 'stopReportSubscription',
    method: 'delete',
    path: '/report-subscriptions/{id}',
    summary: 'Sends a report no more',
    params: subscriptionParams,
    response: z.undefined(),
    status: 204,
  }),
  getReportSubscriptionHistory: operation({
    id: 'getReportSubscriptionHistory',
    method: 'get',
    path: '/report-subscriptions/{id}/history',
    summary:
      'Who had a report sent and who stopped it, latest first, also of what is stopped',
    params: subscriptionParams,
    query: z.object(pageQuery).strict(),
    response: pageOf(historyEntry),
  }),
} as const;
