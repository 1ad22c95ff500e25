import {
  reportMarkdown,
  reportsContract,
} from '@afterword/plugin-reliability-common';
import { Handlers } from '../platform/http/ContractRouter';
import { sendMarkdown } from '../platform/http/markdown';
import { ReportReading } from './ReportReading';
import { ReportSubscribing } from './ReportSubscribing';

/** Binds the operations of reports. */
export function reportHandlers(
  reading: ReportReading,
  subscribing: ReportSubscribing,
): Handlers<typeof reportsContract> {
  return {
    getReport: ({ context, query }) => reading.get(context, query),
    exportReportMarkdown: async ({ context, query, res }) => {
      const report = await reading.get(context, query);
      sendMarkdown(res, 'report.md', reportMarkdown(await report.make()));
    },
    listReportSubscriptions: ({ context, query }) =>
      subscribing.list(context, query.scope),
    subscribeToReport: ({ context, body }) =>
      subscribing.subscribe(context, body),
    stopReportSubscription: ({ context, params }) =>
      subscribing.stop(context, params.id),
    getReportSubscriptionHistory: ({ context, params, query }) =>
      subscribing.history(context, params.id, query),
  };
}
