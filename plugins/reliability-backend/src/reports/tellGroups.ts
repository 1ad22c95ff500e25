import {
  CalendarSpan,
  monthlySentences,
  monthlyTitle,
  monthOf,
  reportInEnglish,
  toInstant,
} from '@afterword/plugin-reliability-common';
import { AuthService } from '@backstage/backend-plugin-api';
import { MetricsReading } from '../metrics';
import { Notifier } from '../platform/notifications/Notifier';
import { OutboxConsumer } from '../platform/outbox/OutboxRelay';
import { Platform } from '../platform/Platform';
import { ReportSubscriptionStore } from './ReportSubscriptionStore';

/** A month that is told three days late is still told; a portal may be away over a weekend. */
const TRIED_FOR = 3 * 24 * 3_600_000;

/**
 * Tells a group how a month was, in the sentences of its figures, and where the report is. They are what this plugin itself may see, as a
 * service: nothing confidential, whoever is in the group. One event is one notification, and its `scope` is the subscription's with the
 * month: delivered again, it takes the place of the first.
 */
export function tellGroups(
  platform: Pick<Platform, 'database'>,
  store: ReportSubscriptionStore,
  metrics: MetricsReading,
  notifier: Notifier,
  auth: AuthService,
): OutboxConsumer {
  const sentencesOf = async (scope: string, month: CalendarSpan) => {
    const answer = await metrics.get(
      {
        principal: { kind: 'service', subject: 'plugin:reliability' },
        reads: true,
        credentials: await auth.getOwnServiceCredentials(),
      },
      {
        scope,
        ...rangeOf(month),
        durations: 'computed',
        resolveFrom: 'declared',
      },
    );
    return monthlySentences(await answer.make());
  };
  return {
    name: 'reports.tellGroups',
    topics: ['report.due'],
    triedFor: TRIED_FOR,
    takesLong: true,
    consume: async ({ payload }) => {
      const subscription = Number(payload.subscription);
      const month = monthOf(String(payload.month));
      const stored = await store.get(platform.database, subscription);
      // Stopped meanwhile.
      if (stored === undefined) return;
      const { scope, group } = stored;
      const sentences = await sentencesOf(scope, month);
      const address = new URLSearchParams({ scope, ...rangeOf(month) });
      await notifier.tell({
        to: group,
        except: [],
        title: reportInEnglish(monthlyTitle(scope, month)),
        description: sentences.map(reportInEnglish).join(' '),
        link: `/reliability/report?${address}`,
        scope: `report:${subscription}:${month.label}`,
      });
    },
  };
}

function rangeOf({ from, until }: CalendarSpan) {
  return { from: toInstant(from), until: toInstant(until) };
}
