import {
  CalendarSpan,
  monthlySentences,
  monthlyTitle,
  monthOf,
  reportInEnglish,
  toInstant,
} from '@afterword/plugin-reliability-common';
import { AuthService } from '@backstage/backend-plugin-api';
import { FigureReadings, windowOf } from '../metrics';
import { Notifier } from '../platform/notifications/Notifier';
import { OutboxConsumer } from '../platform/outbox/OutboxRelay';
import { Platform } from '../platform/Platform';
import { asComputed } from './asComputed';
import { ReportSubscriptionStore } from './ReportSubscriptionStore';

/** A month that is told three days late is still told; a portal may be away over a weekend. */
const TRIED_FOR = 3 * 24 * 3_600_000;

/**
 * Tells a group how a month was, in the sentences of its figures, and where the report is. They are what this plugin itself may see, as a
 * service: nothing confidential, whoever is in the group. One event is one notification, and its `scope` is the subscription's with the
 * month: delivered again, it takes the place of the first.
 */
export function tellGroups(
  platform: Pick<Platform, 'clock' | 'database'>,
  store: ReportSubscriptionStore,
  { access, metrics, parts }: FigureReadings,
  notifier: Notifier,
  auth: AuthService,
): OutboxConsumer {
  const read = async (scope: string, month: CalendarSpan) => {
    const now = platform.clock();
    const window = windowOf(rangeOf(month), now);
    const sight = await access.sight({
      principal: { kind: 'service', subject: 'plugin:reliability' },
      reads: true,
      credentials: await auth.getOwnServiceCredentials(),
    });
    const figures = await metrics.read(
      { sight, window, now },
      { scope, ...asComputed },
    );
    return {
      name: await parts.titleOf(sight, scope),
      sentences: monthlySentences(figures),
    };
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
      const { name, sentences } = await read(scope, month);
      const address = new URLSearchParams({ scope, ...rangeOf(month) });
      await notifier.tell({
        to: group,
        except: [],
        title: reportInEnglish(monthlyTitle(scope, month, name)),
        description: sentences.map(reportInEnglish).join(' '),
        link: `/report?${address}`,
        scope: `report:${subscription}:${month.label}`,
      });
    },
  };
}

function rangeOf({ from, until }: CalendarSpan) {
  return { from: toInstant(from), until: toInstant(until) };
}
