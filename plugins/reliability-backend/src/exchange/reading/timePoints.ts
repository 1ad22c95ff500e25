import {
  type TimePointKind,
  timePointKinds,
} from '@afterword/plugin-reliability-common';
import { type Day, createCalendar } from './calendar';
import { type Fact, splitBeforeMoment } from './facts';
import type { MomentOptions, WrittenMoment } from './moments';
import { readMomentAt } from './moments';
import { saysNothing } from './plainText';
import { remark } from './remark';
import type { ReadingReport } from './remarks';
import { timePointOf } from './timePointLabels';

/** A time point that the document states by name. */
export interface StatedTimePoint {
  readonly kind: TimePointKind;
  readonly line: number;
  readonly text: string;
  readonly moment: WrittenMoment;
}

/** A time point with its instant. */
export interface PlacedTimePoint {
  readonly kind: TimePointKind;
  readonly line: number;
  readonly text: string;
  readonly millis: number;
  readonly at: string;
}

/** What the document states by name, in its order; the lines are marked as read. */
export interface StatedTimes {
  readonly points: readonly StatedTimePoint[];
  /** Key events that are none of the six: they become entries of the timeline. */
  readonly others: readonly Fact[];
}

/** Finds time points among the facts. */
export function collectTimePoints(
  facts: readonly Fact[],
  moments: MomentOptions,
  report: ReadingReport,
  read: Set<number>,
): StatedTimes {
  const points: StatedTimePoint[] = [];
  const others: Fact[] = [];
  for (const fact of facts) {
    const { label, moment, inner } = innermost(fact, moments);
    const kind = timePointOf(label);
    const isKeyEvent = fact.role === 'keyEvents';
    if (moment === undefined) {
      if (kind !== undefined && fact.labelled && saysNothing(fact.value)) {
        const inForm = isKeyEvent || fact.role === 'stats';
        if (inForm && fact.value !== '') {
          report.left(
            fact.line,
            `time.${kind}`,
            `${fact.label}: ${fact.value}`,
            remark('noTime'),
          );
        }
      }
      continue;
    }
    // "Resolved 10:05 by restarting" is a time point among key events; in prose it would be a sentence.
    const closes = moment.rest === '' || /^[([,;.–—-]/.test(moment.rest);
    if (
      kind !== undefined &&
      (closes || isKeyEvent || (fact.labelled && !inner))
    ) {
      points.push({
        kind,
        line: fact.line,
        text: `${fact.label} ${fact.value}`,
        moment: moment.moment,
      });
      // What follows the moment stays in the text, unless it is a remark in brackets.
      if (moment.rest === '' || isKeyEvent) {
        fact.lines.forEach(line => read.add(line));
      }
      if (moment.rest !== '') {
        report.left(
          fact.line,
          `time.${kind}`,
          moment.rest,
          remark('besideTime'),
        );
      }
    } else if (isKeyEvent && kind === undefined) others.push(fact);
  }
  return { points, others };
}

/** `Status: Resolved at 15:09` → label and moment of the value; other facts as they are. */
function innermost(fact: Fact, moments: MomentOptions) {
  if (fact.moment !== undefined) {
    return { label: fact.label, moment: fact.moment, inner: false };
  }
  const split = splitBeforeMoment(fact.value, moments);
  const moment =
    split === undefined
      ? undefined
      : readMomentAt(fact.value, split.at, moments);
  return split === undefined || moment === undefined
    ? { label: fact.label, moment: undefined, inner: false }
    : {
        label: split.label,
        moment: {
          moment: moment.moment,
          rest: fact.value.slice(moment.end).trim(),
        },
        inner: true,
      };
}

/** Gives each time point its instant, and leaves out what cannot be: one for each kind, none before the beginning. */
export function placeTimePoints(
  points: readonly StatedTimePoint[],
  zone: string,
  day: Day | undefined,
  report: ReadingReport,
): Map<TimePointKind, PlacedTimePoint> {
  const calendar = createCalendar(zone, day);
  const placed = new Map<TimePointKind, PlacedTimePoint>();
  for (const point of points) {
    const result = calendar.place(point.moment);
    const what = `time.${point.kind}`;
    if (result.kind !== 'instant') {
      const why = result.kind === 'day' ? remark('onlyDayGiven') : result.why;
      const wrong = result.kind === 'none' && result.impossible;
      if (wrong) report.looksWrong(point.line, what, point.text, why);
      else report.left(point.line, what, point.text, why);
      continue;
    }
    for (const why of result.supposed) {
      report.left(point.line, what, point.text, why);
    }
    if (point.moment.approximate) {
      report.left(point.line, what, point.text, remark('approximate'));
    }
    const earlier = placed.get(point.kind);
    if (earlier === undefined) {
      const { kind, line, text } = point;
      placed.set(kind, {
        kind,
        line,
        text,
        millis: result.millis,
        at: result.at,
      });
    } else if (earlier.millis === result.millis) {
      report.recognised(point.line, what, point.text);
    } else {
      report.looksWrong(
        point.line,
        what,
        point.text,
        remark('otherTime', { line: earlier.line }),
      );
    }
  }
  dropImpossible(placed, report);
  for (const point of placed.values()) {
    report.recognised(point.line, `time.${point.kind}`, point.text);
  }
  remarkOrder(placed, report);
  return placed;
}

/** What lies before the beginning cannot be true; where most of it does, it is the beginning that cannot. */
export function dropImpossible(
  placed: Map<TimePointKind, PlacedTimePoint>,
  report: ReadingReport,
) {
  const [start] = [placed.get('impactStarted'), placed.get('detected')]
    .filter(point => point !== undefined)
    .sort((a, b) => a.millis - b.millis);
  if (start === undefined) return;
  const others = [...placed.values()].filter(
    point => point.kind !== 'impactStarted' && point.kind !== 'detected',
  );
  const before = others.filter(point => point.millis < start.millis);
  if (before.length > 1 && before.length * 2 > others.length) {
    report.looksWrong(
      start.line,
      `time.${start.kind}`,
      start.text,
      remark('afterItsEffects', { line: before[0].line }),
    );
    placed.delete(start.kind);
    return;
  }
  for (const point of before) {
    report.looksWrong(
      point.line,
      `time.${point.kind}`,
      point.text,
      remark('beforeBeginning', { line: start.line }),
    );
    placed.delete(point.kind);
  }
}

/** An order that is possible and yet seldom meant is kept and said. */
function remarkOrder(
  placed: ReadonlyMap<TimePointKind, PlacedTimePoint>,
  report: ReadingReport,
) {
  const says = [
    ['detected', 'impactStarted', 'beforeImpact'],
    ['mitigated', 'declared', 'beforeDeclared'],
    ['resolved', 'declared', 'beforeDeclared'],
    ['resolved', 'mitigated', 'beforeImpactEnded'],
  ] as const;
  for (const [early, late, before] of says) {
    const [first, second] = [placed.get(early), placed.get(late)];
    if (first && second && first.millis < second.millis) {
      report.looksWrong(
        first.line,
        `time.${early}`,
        first.text,
        remark(before, { line: second.line }),
      );
    }
  }
}

/** The times of an incident record, in the order of the kinds. */
export function timesOf(
  placed: ReadonlyMap<TimePointKind, PlacedTimePoint>,
): Partial<Record<TimePointKind, string>> {
  return Object.fromEntries(
    timePointKinds.flatMap(kind => {
      const point = placed.get(kind);
      return point === undefined ? [] : [[kind, point.at]];
    }),
  );
}
