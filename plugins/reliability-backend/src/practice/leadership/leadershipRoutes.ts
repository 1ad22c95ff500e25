import {
  leadershipContract,
  leadershipMarkdown,
} from '@afterword/plugin-reliability-common';
import { Handlers } from '../../platform/http/ContractRouter';
import { sendMarkdown } from '../../platform/http/markdown';
import { LeadershipReading } from './LeadershipReading';

/** Binds the operations of reports for leadership. */
export function leadershipHandlers(
  reading: LeadershipReading,
): Handlers<typeof leadershipContract> {
  return {
    getLeadershipReport: ({ context, query }) => reading.get(context, query),
    exportLeadershipMarkdown: async ({ context, query, res }) => {
      const report = await reading.get(context, query);
      const name = `leadership-${report.quarter.label}.md`;
      sendMarkdown(res, name, leadershipMarkdown(report));
    },
  };
}
