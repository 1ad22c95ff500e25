import type { DocumentReading } from '@afterword/plugin-reliability-common';
import { Duration } from 'luxon';
import { type DocumentLabels, inDoubt } from './corpusLabels';
import { remarked, type Score, score } from './score';

/** Time points: among the incident's times, or, where no key events are labelled, as marks of the timeline's entries. */
export function scoreTimePoints(
  reading: DocumentReading,
  labels: DocumentLabels,
  millisOf: (wall: string) => number,
): Score {
  const times = Object.entries(reading.incident?.times ?? {});
  const marks = remarked(reading, 'timeline').map((remark, index) => ({
    line: remark.line,
    kind: reading.postmortem.timeline?.[index]?.kind,
  }));
  const known = [
    ...labels.timePoints,
    ...labels.timePointsRepeated,
    ...(labels.timePointsInTimeline ?? []),
  ];
  const stored = (kind: string, at: string) =>
    times.some(
      ([key, value]) =>
        key === kind && value && Date.parse(value) === millisOf(at),
    );
  const misses = [
    ...labels.timePoints
      .filter(label => !inDoubt(label))
      .filter(
        ({ kind, or, at }) => !stored(kind, at) && !(or && stored(or, at)),
      )
      .map(({ kind, at, line }) => `line ${line}: ${kind} ${at}`),
    // Where no key events are labelled, a row of the timeline marked with the kind is the time point.
    ...(labels.timePointsInTimeline ?? [])
      .filter(label => !inDoubt(label))
      .filter(
        ({ kind, or, line }) =>
          !marks.some(
            mark =>
              mark.line === line && (mark.kind === kind || mark.kind === or),
          ),
      )
      .map(({ kind, line }) => `line ${line}: ${kind}`),
  ];
  const of = [
    ...labels.timePoints,
    ...(labels.timePointsInTimeline ?? []),
  ].filter(label => !inDoubt(label)).length;
  const unlabelled =
    labels.timePoints.length === 0 && labels.timePointsInTimeline === undefined;
  const inventions = times
    .filter(([kind, value]) =>
      unlabelled
        ? // Without labels for them, each must at least be an entry of the timeline.
          !labels.timeline.some(
            entry =>
              entry.at && value && millisOf(entry.at) === Date.parse(value),
          )
        : !known.some(
            label =>
              (label.kind === kind || label.or === kind) &&
              value &&
              millisOf(label.at) === Date.parse(value),
          ),
    )
    .map(([kind, value]) => `${kind} ${value}`);
  return score(of, misses, inventions);
}

/** Stated durations, compared as lengths of time. */
export function scoreDurations(
  reading: DocumentReading,
  labels: DocumentLabels,
): Score {
  const stated = new Map<string, string | undefined>(
    Object.entries(reading.incident?.stated ?? {}),
  );
  const same = (a: string | undefined, b: string) =>
    a !== undefined &&
    Duration.fromISO(a).toMillis() === Duration.fromISO(b).toMillis();
  const expected = Object.entries(labels.stated);
  return score(
    expected.length,
    expected
      .filter(([kind, iso]) => !same(stated.get(kind), iso))
      .map(([kind, iso]) => `${kind} ${iso}`),
    [...stated]
      .filter(([kind]) => !(kind in labels.stated))
      .map(([kind, iso]) => `${kind} ${iso}`),
  );
}

/** Entries of the timeline: the line, and the instant, day or lack of one. */
export function scoreTimeline(
  reading: DocumentReading,
  labels: DocumentLabels,
  millisOf: (wall: string) => number,
): Score {
  const entries = remarked(reading, 'timeline').map((remark, index) => ({
    line: remark.line,
    entry: reading.postmortem.timeline?.[index],
  }));
  const misses = labels.timeline
    .filter(label => {
      const entry = entries.find(({ line }) => line === label.line)?.entry;
      if (entry === undefined) return true;
      if (label.at === null) return Boolean(entry.at) || !entry.atText;
      if (label.at.length === 10)
        return Boolean(entry.at) || !entry.atText?.includes(label.at);
      const inexact = label.approx === true || label.until !== undefined;
      return (
        !entry.at ||
        Date.parse(entry.at) !== millisOf(label.at) ||
        (inexact && !entry.atText)
      );
    })
    .map(({ line, at }) => `line ${line}: ${at ?? 'no time'}`);
  // moj-cloud-platform: key events listed as entries as well are not wrong, says the README.
  const known = new Set([
    ...labels.timeline.map(({ line }) => line),
    ...labels.timePoints.map(({ line }) => line),
  ]);
  return score(
    labels.timeline.length,
    misses,
    entries
      .filter(({ line }) => line === null || !known.has(line))
      .map(({ line }) => `line ${line}`),
  );
}
