import type { Day } from './calendar';
import { dayIn } from './documentFacts';
import type { WrittenMoment } from './moments';
import { type Part, partsOf, roleIn } from './part';
import { remark } from './remark';
import type { ReadingReport } from './remarks';
import type { TimelineEntry } from './timeline';
import type { DocumentTitle } from './titleOf';

/**
 * The day of times that have none, where neither title nor a line "Date: …" gives it: that of the first time that has one; else
 * the only day that the introduction and the summary speak of, which is said in the report.
 */
export function dayFrom(
  points: readonly { readonly moment: WrittenMoment }[],
  rows: readonly { readonly moment: WrittenMoment | null }[],
  root: Part,
  report: ReadingReport,
): Day | undefined {
  for (const { moment } of [...points, ...rows]) {
    const date = moment?.date;
    if (date && date.year !== null) {
      return [date.year, date.month, date.day]
        .map(number => String(number).padStart(2, '0'))
        .join('-');
    }
  }
  const needed = [...points, ...rows].some(({ moment }) => moment?.time);
  if (!needed) return undefined;
  const told = new Map<Day, { line: number; text: string }>();
  for (const part of partsOf(root)) {
    const role = roleIn(part);
    if (role !== undefined && role !== 'summary') continue;
    for (const block of part.blocks) {
      if (block.kind !== 'paragraph') continue;
      block.rows.forEach((row, index) => {
        const found = dayIn(row);
        if (found !== undefined && !told.has(found)) {
          told.set(found, { line: block.line + index, text: row });
        }
      });
    }
  }
  const [only, ...more] = told;
  if (only === undefined || more.length > 0) return undefined;
  const [day, { line, text }] = only;
  report.left(line, 'date', text, remark('onlyDay', { day }));
  return day;
}

const WEEK = 7 * 86_400_000;

/** Says when the day in the title lies more than a week outside of what the timeline tells. */
export function remarkTitleDay(
  title: DocumentTitle,
  entries: readonly TimelineEntry[],
  report: ReadingReport,
) {
  const day = dayIn(title.text);
  const instants = entries.flatMap(({ millis, atText }) => {
    const noon = millis ?? Date.parse(`${atText}T12:00:00Z`);
    return Number.isNaN(noon) ? [] : [noon];
  });
  if (day === undefined || instants.length === 0) return;
  const at = Date.parse(`${day}T12:00:00Z`);
  const first = instants.reduce((a, b) => Math.min(a, b));
  const last = instants.reduce((a, b) => Math.max(a, b));
  if (at < first - WEEK || at > last + WEEK) {
    report.looksWrong(
      title.line,
      'title',
      title.text,
      remark('titleDay', { day }),
    );
  }
}
