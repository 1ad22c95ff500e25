import {
  ORGANISATION,
  Page,
  ReviewSummary,
} from '@afterword/plugin-reliability-common';
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { Portal } from '../platform/http/portalPages';
import { sayable } from './sayable';
import { titleOf } from './titleOf';

const MINUTE = 60_000;
/** How often calendars should look, in seconds. */
const EVERY_HOUR = 3_600;

/**
 * Reviews as a calendar takes them (RFC 5545). A review is the same event for good, whose sequence is its version: one that is moved moves, and one
 * that is cancelled stays, as such. What was held is when it was held. Nobody is named.
 */
export function calendarFile(
  scope: string,
  { items }: Page<ReviewSummary>,
  portal: Portal,
): string {
  const calendar = ical({
    name: titleOf('Reliability reviews', scope),
    prodId: { company: 'Afterword', product: 'Reliability reviews' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: EVERY_HOUR,
  });
  for (const review of items) {
    const link = portal.pageOf(`reviews/${review.key}`);
    const changed = new Date(review.updatedAt);
    calendar.createEvent({
      id: `${review.key}@${portal.host}`,
      sequence: review.version,
      // Equal as long as the review is, so that whoever has it need not read it again.
      stamp: changed,
      lastModified: changed,
      ...timeOf(review),
      summary: review.title,
      description: `${review.key}, a reliability review of ${
        review.scope === ORGANISATION ? 'the organisation' : review.scope
      }: ${link}`,
      url: link,
      status:
        review.state === 'cancelled'
          ? ICalEventStatus.CANCELLED
          : ICalEventStatus.CONFIRMED,
    });
  }
  return sayable(calendar.toString());
}

/** When it really was, as far as it has been; else when it is planned. An event that ends as it begins is none to a calendar. */
function timeOf({ startsAt, length, startedAt, endedAt }: ReviewSummary) {
  const start = new Date(startedAt ?? startsAt);
  const planned = start.getTime() + length * MINUTE;
  const end =
    startedAt === null || endedAt === null
      ? planned
      : Math.max(Date.parse(endedAt), start.getTime() + MINUTE);
  return { start, end: new Date(end) };
}
