import type {
  StatedDurations,
  TimePointKind,
} from '@afterword/plugin-reliability-common';
import { readDuration } from './durations';
import type { Fact } from './facts';
import { hasWords } from './plainText';
import { remark, type Remark } from './remark';
import type { ReadingReport } from './remarks';
import { isPlainDuration, statedDurationOf } from './timePointLabels';
import type { PlacedTimePoint } from './timePoints';

/** A duration that the document states. */
export interface StatedLength {
  readonly kind: keyof StatedDurations;
  readonly iso: string;
  readonly millis: number;
  readonly qualifier: string;
  readonly line: number;
  readonly text: string;
}

/** Finds stated durations among the facts; the first of each kind counts. */
export function collectStatedDurations(
  facts: readonly Fact[],
  report: ReadingReport,
  read: Set<number>,
): StatedLength[] {
  const found = new Map<keyof StatedDurations, StatedLength>();
  for (const fact of facts) {
    const kind = statedDurationOf(fact.label);
    const text = `${fact.label}: ${fact.value}`;
    if (kind === undefined) {
      if (
        isPlainDuration(fact.label) &&
        readDuration(fact.value).kind === 'duration'
      ) {
        report.left(fact.line, 'stated', text, remark('durationOfWhat'));
      }
      continue;
    }
    // "Detection time: 10:04" is a moment.
    if (fact.moment !== undefined) continue;
    const what = `stated.${kind}`;
    const duration = readDuration(fact.value);
    if (duration.kind === 'duration') {
      const known = found.get(kind);
      if (known !== undefined) {
        if (known.millis !== duration.millis) {
          report.looksWrong(
            fact.line,
            what,
            text,
            remark('otherLength', { line: known.line }),
          );
        }
        continue;
      }
      found.set(kind, { ...duration, kind, line: fact.line, text });
      report.recognised(fact.line, what, text);
      if (duration.qualifier !== '') {
        report.left(
          fact.line,
          what,
          duration.qualifier,
          remark('lengthQualified'),
        );
      }
      fact.lines.forEach(line => read.add(line));
    } else if (fact.labelled && duration.kind === 'notApplicable') {
      report.left(fact.line, what, text, remark('notApplicable'));
      fact.lines.forEach(line => read.add(line));
    } else if (fact.labelled && duration.kind === 'missing') {
      if (fact.value !== '') {
        report.looksWrong(fact.line, what, text, remark('noLength'));
        fact.lines.forEach(line => read.add(line));
      }
    } else if (fact.labelled && hasWords(fact.value)) {
      report.left(fact.line, what, text, remark('lengthUnreadable'));
    }
  }
  return [...found.values()];
}

const FROM: readonly TimePointKind[] = [
  'impactStarted',
  'detected',
  'declared',
];
const TO: Readonly<Record<keyof StatedDurations, readonly TimePointKind[]>> = {
  timeToDetect: ['detected', 'acknowledged', 'declared'],
  timeToRestore: ['mitigated', 'resolved'],
  timeToResolve: ['resolved', 'mitigated'],
};
const TOLERANCE = 60_000;

/**
 * Says which stated durations no two of the stated times give. Both are kept: as stated, and as the times have them. One with a
 * qualifier ("during support hours") explains itself.
 */
export function remarkContradictions(
  stated: readonly StatedLength[],
  times: ReadonlyMap<TimePointKind, PlacedTimePoint>,
  report: ReadingReport,
) {
  for (const length of stated) {
    const gaps = FROM.flatMap(from =>
      TO[length.kind].flatMap(to => {
        const [start, end] = [times.get(from), times.get(to)];
        return start && end && from !== to && end.millis >= start.millis
          ? [end.millis - start.millis]
          : [];
      }),
    );
    const fits = gaps.some(gap => Math.abs(gap - length.millis) <= TOLERANCE);
    if (gaps.length > 0 && !fits && length.qualifier === '') {
      report.looksWrong(
        length.line,
        `stated.${length.kind}`,
        length.text,
        remark('lengthContradicts', { lengths: anyOf(gaps) }),
      );
    }
  }
}

/** The lengths that the times give, each once: "0 h 40 min or 1 h 5 min". */
function anyOf(gaps: readonly number[]): Remark {
  const minutes = [...new Set(gaps.map(gap => Math.round(gap / 60_000)))];
  return minutes
    .map(gap =>
      remark('length', { hours: Math.floor(gap / 60), minutes: gap % 60 }),
    )
    .reduceRight((second, first) => remark('or', { first, second }));
}
