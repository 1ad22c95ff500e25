import type { TimePointKind } from '@afterword/plugin-reliability-common';
import type { Calendar } from './calendar';
import { createCalendar, type Day, fitsSeason } from './calendar';
import type { Fact } from './facts';
import type { WrittenMoment } from './moments';
import { hasWords, shorten } from './plainText';
import { remark } from './remark';
import type { ReadingReport } from './remarks';
import type { StatedLength } from './statedDurations';
import { type Mark, type MarkableRow, markRows } from './timelineMarks';
import type { PlacedTimePoint } from './timePoints';
import type { TimelineRow } from './timelineTables';
import type { DocumentZone } from './zoneOf';

/** An entry of the timeline. */
export interface TimelineEntry {
  readonly line: number;
  readonly at: string | null;
  readonly millis: number | null;
  /** As written, where `at` does not say it all. */
  readonly atText: string;
  readonly text: string;
  readonly mark: Mark | undefined;
}

const MAX_ENTRIES = 2_000;
const MAX_TEXT = 4_000;

/** What the readers of the timeline need to know of the document. */
export interface TimelineContext {
  readonly zone: DocumentZone;
  readonly day: Day | undefined;
  readonly stated: readonly StatedLength[];
  readonly report: ReadingReport;
  readonly read: Set<number>;
  /** What a row says, in Markdown. */
  render(row: Extract<TimelineRow, { kind: 'entry' }>): string;
  /** Markdown as a field without it shows it. */
  plain(markdown: string): string;
}

/** Places the rows in time and marks them. Key events that are none of the six time points come first. */
export function readTimeline(
  rows: readonly TimelineRow[],
  keyEvents: readonly Fact[],
  context: TimelineContext,
): TimelineEntry[] {
  const { report, read } = context;
  const entries: TimelineEntry[] = [];
  const markable: MarkableRow[] = [];
  let seasonSaid = false;
  const add = (
    calendar: Calendar,
    line: number,
    moment: WrittenMoment | null,
    markdown: string,
  ) => {
    const text = context.plain(markdown);
    if (entries.length >= MAX_ENTRIES) {
      report.left(
        line,
        'timeline',
        text,
        remark('tooManyEntries', { most: MAX_ENTRIES }),
      );
      return;
    }
    if (text.length > MAX_TEXT) {
      report.left(line, 'timeline', text, remark('endCut', { most: MAX_TEXT }));
    }
    const { at, millis, atText, day } = placeRow(
      calendar,
      line,
      moment,
      report,
    );
    entries.push({
      line,
      at,
      millis,
      atText: shorten(atText, 100),
      text: shorten(text, MAX_TEXT),
      mark: undefined,
    });
    markable.push({
      millis,
      exact:
        millis !== null &&
        !(moment?.approximate ?? true) &&
        moment?.until === null,
      // The address of a link marks nothing.
      text: markdown,
    });
    report.recognised(
      line,
      'timeline',
      `${atText !== '' ? atText : at ?? day} ${text}`,
    );
    const zone = moment?.zone ?? context.zone.stated;
    if (!seasonSaid && zone && millis !== null && !fitsSeason(zone, millis)) {
      seasonSaid = true;
      report.left(
        context.zone.line ?? line,
        'zone',
        zone.text,
        remark('zoneOutOfSeason', {
          region: zone.region ?? '',
          name: zone.text,
          zone: zone.zone,
        }),
      );
    }
  };

  const keyCalendar = createCalendar(context.zone.zone, context.day);
  for (const fact of keyEvents) {
    fact.lines.forEach(line => read.add(line));
    report.left(fact.line, 'timeline', fact.label, remark('keyEvent'));
    add(
      keyCalendar,
      fact.line,
      fact.moment?.moment ?? null,
      [fact.label, fact.moment?.rest ?? ''].filter(hasWords).join(' '),
    );
  }
  const calendar = createCalendar(context.zone.zone, context.day);
  for (const row of rows) {
    row.lines.forEach(line => read.add(line));
    if (row.kind === 'day') {
      if (row.moment.impossible) {
        report.looksWrong(
          row.line,
          'timeline',
          row.moment.text,
          row.moment.problem ?? remark('noSuchTime'),
        );
      }
      calendar.turnTo(row.moment);
      continue;
    }
    const text = context.render(row);
    add(
      calendar,
      row.line,
      row.moment,
      hasWords(text) ? text : row.moment?.text ?? text,
    );
  }
  remarkOrder(entries, report);
  const marks = markRows(markable, context.stated);
  return entries.map((entry, index) => ({ ...entry, mark: marks[index] }));
}

function placeRow(
  calendar: Calendar,
  line: number,
  moment: WrittenMoment | null,
  report: ReadingReport,
) {
  if (moment === null) {
    report.left(line, 'timeline', '', remark('entryWithoutTime'));
    return { at: null, millis: null, atText: '', day: '' };
  }
  const placed = calendar.place(moment);
  if (placed.kind === 'none') {
    if (placed.impossible || moment.problem !== null) {
      report.looksWrong(line, 'timeline', moment.text, placed.why);
    } else report.left(line, 'timeline', moment.text, placed.why);
    return { at: null, millis: null, atText: moment.text, day: '' };
  }
  if (placed.kind === 'day') {
    if (moment.problem !== null) {
      report.looksWrong(line, 'timeline', moment.text, moment.problem);
    }
    // Only the day is known; what was written may have lacked the year.
    const atText = moment.problem === null ? placed.day : moment.text;
    return { at: null, millis: null, atText, day: placed.day };
  }
  for (const why of placed.supposed) {
    report.left(line, 'timeline', moment.text, why);
  }
  const inexact = moment.approximate || moment.until !== null;
  return {
    at: placed.at,
    millis: placed.millis,
    atText: inexact ? moment.text : '',
    day: placed.day,
  };
}

/** Says which entries are earlier than the one before, unless the list as a whole runs backwards. */
function remarkOrder(entries: readonly TimelineEntry[], report: ReadingReport) {
  const timed = entries.filter(entry => entry.millis !== null);
  const steps = timed.slice(1).map((entry, index) => ({
    entry,
    before: timed[index],
    step: (entry.millis ?? 0) - (timed[index].millis ?? 0),
  }));
  const back = steps.filter(({ step }) => step < 0);
  const forward = steps.filter(({ step }) => step > 0);
  if (back.length > 2 && back.length > forward.length) {
    report.left(timed[0].line, 'timeline', '', remark('runsBackwards'));
    return;
  }
  for (const { entry, before } of back) {
    report.looksWrong(
      entry.line,
      'timeline',
      entry.text,
      remark('earlierThanBefore', { line: before.line }),
    );
  }
}

/**
 * Time points that the timeline gives where the document names none: only those that a row says outright, or that a stated length
 * of time singles out.
 */
export function timePointsFromTimeline(
  entries: readonly TimelineEntry[],
  report: ReadingReport,
): Map<TimePointKind, PlacedTimePoint> {
  const points = new Map<TimePointKind, PlacedTimePoint>();
  for (const { mark, millis, at, line, text } of entries) {
    if (!mark || mark.grounds === 'hint' || millis === null || at === null)
      continue;
    if (points.has(mark.kind)) continue;
    points.set(mark.kind, { kind: mark.kind, line, text, at, millis });
    report.recognised(line, `time.${mark.kind} (from the timeline)`, text);
    report.left(
      line,
      `time.${mark.kind}`,
      text,
      mark.grounds === 'fits'
        ? remark('takenByLength')
        : remark('takenByWords'),
    );
  }
  return points;
}

/** Says of each entry that is marked as a time point, and is not the one taken for it, that it is a mark only. */
export function remarkMarks(
  entries: readonly TimelineEntry[],
  taken: ReadonlyMap<TimePointKind, PlacedTimePoint>,
  report: ReadingReport,
) {
  for (const { mark, line, text } of entries) {
    if (mark === undefined || taken.get(mark.kind)?.line === line) continue;
    report.left(line, `time.${mark.kind}`, text, remark('markedOnly'));
  }
}
