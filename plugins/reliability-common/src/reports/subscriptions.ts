import { z } from 'zod';
import { entityRef, ORGANISATION, scopeRef } from '../catalog';
import { instant, said } from '../contract';
import {
  type CalendarSpan,
  calendarSpans,
  type SpokenMetrics,
  statusSentences,
} from '../metrics';
import type { ReportMessage } from './messages';
import { nameInRef } from './nameInRef';

const DAY = 86_400_000;

/** Most subscriptions of one scope: as many as are listed. @public */
export const MAX_REPORT_SUBSCRIPTIONS = 200;

/** The reference of a group, which is told together. */
const groupRef = entityRef.refine(
  ref => ref.startsWith('group:'),
  'must be a group, such as group:default/checkout-team',
);

/** What is asked to have a report sent every month. @public */
export const reportSubscriptionInput = z
  .object({ scope: scopeRef, group: groupRef })
  .strict();
/** What is asked to have a report sent every month. @public */
export type ReportSubscriptionInput = z.output<typeof reportSubscriptionInput>;

/** That the report of a scope is sent to a group every month. It is never changed: it is made, and stopped. @public */
export const reportSubscription = z
  .object({
    id: z.number().int().min(1),
    scope: z.string(),
    group: z.string(),
    createdBy: z.string(),
    createdAt: instant,
    /** When the next one is sent: as soon as a month is over. */
    nextAt: instant,
    /** Whether whoever asks may stop it. */
    stoppable: z.boolean(),
  })
  .meta({ id: 'ReportSubscription' });
/** That the report of a scope is sent to a group every month. @public */
export type ReportSubscription = z.infer<typeof reportSubscription>;

/** Who gets the report of a scope, and to whom whoever asks may have it sent. @public */
export const reportSubscriptions = z
  .object({
    items: z.array(reportSubscription).max(MAX_REPORT_SUBSCRIPTIONS),
    /** The groups that whoever asks belongs to, also by way of others. */
    groups: z.array(z.string()),
    /** Whether they may choose any other group, too. */
    anyGroup: z.boolean(),
  })
  .meta({ id: 'ReportSubscriptions' });
/** Who gets the report of a scope. @public */
export type ReportSubscriptions = z.infer<typeof reportSubscriptions>;

/**
 * The month that is over, in UTC.
 *
 * @param now - UTC milliseconds; at the first moment of a month the one before is over
 * @public
 */
export function monthBefore(now: number): CalendarSpan {
  const spans = calendarSpans(
    { from: now - 32 * DAY, until: now + 1 },
    'month',
    'UTC',
  );
  return spans[spans.length - 2];
}

/**
 * A month by its label.
 *
 * @param label - `2026-10`
 * @public
 */
export function monthOf(label: string): CalendarSpan {
  const from = Date.parse(`${label}-01T00:00:00Z`);
  return calendarSpans({ from, until: from + 1 }, 'month', 'UTC')[0];
}

/**
 * When the month after one is over, and its report due.
 *
 * @param label - `2026-10`
 * @returns UTC milliseconds
 * @public
 */
export function nextReportAt(label: string): number {
  const { until } = monthOf(label);
  return calendarSpans({ from: until, until: until + 1 }, 'month', 'UTC')[0]
    .until;
}

/**
 * What a group is told of a month: the sentences of its figures, without the incidents themselves.
 *
 * @public
 */
export function monthlySentences(metrics: SpokenMetrics): ReportMessage[] {
  return statusSentences(metrics).map(sentence =>
    sentence.code === 'fewIncidents'
      ? said('fewCounted', sentence.values)
      : sentence,
  );
}

/**
 * What a group is told the report of a month by.
 *
 * @param title - what the catalog calls the scope, where it does
 * @public
 */
export function monthlyTitle(
  scope: string,
  { from }: CalendarSpan,
  title: string | null,
): ReportMessage {
  const month = new Intl.DateTimeFormat('en-GB', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(from);
  return scope === ORGANISATION
    ? said('monthOfOrganisation', { month })
    : said('monthOfScope', { name: title ?? nameInRef(scope), month });
}
