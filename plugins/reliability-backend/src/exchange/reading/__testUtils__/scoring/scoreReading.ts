import { createHash } from 'node:crypto';
import type { DocumentReading } from '@afterword/plugin-reliability-common';
import { type DocumentLabels, inDoubt } from './corpusLabels';
import { remarked, type Score, score } from './score';
import { scoreDurations, scoreTimeline, scoreTimePoints } from './scoreTimes';

/** What is scored, in the order of the table. */
export const SUBJECTS = [
  'time points',
  'stated durations',
  'timeline entries',
  'actions',
  'actions: done',
  'actions: tickets',
  'actions: owner',
  'factors',
  'sections',
  'impossible dates flagged',
  'other oddities flagged',
] as const;
export type Subject = (typeof SUBJECTS)[number];

type Scores = Record<Subject, Score>;

// Zones as the labels have them; a zone that nobody knows is read as the default.
const OFFSETS: Readonly<Record<string, number>> = {
  UTC: 0,
  CET: 60,
  CEST: 120,
  PST: -480,
  'PST (UTC-7)': -420,
  'UTC+1 (Zurich time)': 60,
  'GMT+2': 120,
  'UC/Pacific': 0,
};

function offsetOf(labels: DocumentLabels): number {
  const stated = labels.zoneStated ?? labels.zone ?? 'UTC';
  const offset = OFFSETS[stated] ?? OFFSETS[labels.zone ?? 'UTC'];
  if (offset === undefined) throw new Error(`No offset for zone ${stated}`);
  return offset;
}

/** Scores one reading against its labels. */
export function scoreReading(
  reading: DocumentReading,
  labels: DocumentLabels,
): Scores {
  const offset = offsetOf(labels);
  const millisOf = (wall: string) => Date.parse(`${wall}Z`) - offset * 60_000;
  return {
    'time points': scoreTimePoints(reading, labels, millisOf),
    'stated durations': scoreDurations(reading, labels),
    'timeline entries': scoreTimeline(reading, labels, millisOf),
    ...actions(reading, labels),
    factors: lines(
      remarked(reading, 'factor'),
      labels.factors?.map(({ line }) => line),
    ),
    sections: sections(reading, labels),
    'impossible dates flagged': flags(reading, labels, true),
    'other oddities flagged': flags(reading, labels, false),
  };
}

function actions(
  reading: DocumentReading,
  labels: DocumentLabels,
): Pick<
  Scores,
  'actions' | 'actions: done' | 'actions: tickets' | 'actions: owner'
> {
  const found = remarked(reading, 'action').map((remark, index) => ({
    line: remark.line,
    record: reading.actionItems[index],
  }));
  const sure = labels.actions.filter(label => !inDoubt(label));
  const pairs = sure.flatMap(label => {
    const record = found.find(({ line }) => line === label.line)?.record;
    return record === undefined ? [] : [{ label, record }];
  });
  const wrong = (test: (pair: (typeof pairs)[number]) => boolean) =>
    pairs.filter(pair => !test(pair)).map(({ label }) => `line ${label.line}`);
  const known = new Set(labels.actions.map(({ line }) => line));
  const owned = pairs.filter(({ label }) => label.ownerHash !== undefined);
  const hash = (text: unknown) =>
    typeof text === 'string'
      ? createHash('sha256')
          .update(text.trim().toLowerCase())
          .digest('hex')
          .slice(0, 12)
      : undefined;
  return {
    actions: score(
      sure.length,
      sure
        .filter(({ line }) => !found.some(item => item.line === line))
        .map(({ line }) => `line ${line}`),
      found
        .filter(({ line }) => line === null || !known.has(line))
        .map(({ line }) => `line ${line}`),
    ),
    'actions: done': score(
      pairs.length,
      wrong(
        ({ label, record }) =>
          (record.status === 'done') === (label.done === true),
      ),
    ),
    'actions: tickets': score(
      pairs.length,
      wrong(({ label, record }) => {
        const count = Array.isArray(record.tickets) ? record.tickets.length : 0;
        return [label.tickets, ...label.ticketsAlso].includes(count);
      }),
    ),
    'actions: owner': score(
      owned.length,
      owned
        .filter(
          ({ label, record }) => hash(record.ownerText) !== label.ownerHash,
        )
        .map(({ label }) => `line ${label.line}`),
      pairs
        .filter(
          ({ label, record }) =>
            label.ownerHash === undefined && record.ownerText !== undefined,
        )
        .map(({ label }) => `line ${label.line}`),
    ),
  };
}

function lines(
  found: readonly { readonly line: number | null }[],
  labelled: readonly number[] | undefined,
): Score {
  if (labelled === undefined) return score(0, []);
  return score(
    labelled.length,
    labelled
      .filter(line => !found.some(item => item.line === line))
      .map(line => `line ${line}`),
    found
      .filter(({ line }) => line === null || !labelled.includes(line))
      .map(({ line }) => `line ${line}`),
  );
}

const SECTIONS: Readonly<Record<string, string>> = {
  summary: 'whatHappened',
  impact: 'impact',
  identified: 'detection',
  context: 'whyItHappened',
  contributingFactors: 'whyItHappened',
  resolution: 'recovery',
  lessons: 'learnings',
  conclusion: 'learnings',
  wentWell: 'whatWentWell',
  lucky: 'whatWentWell',
  wentWrong: 'governance',
  attendees: 'people',
};

function sections(reading: DocumentReading, labels: DocumentLabels): Score {
  const expected = Object.entries({
    ...labels.sections,
    ...labels.otherSections,
  });
  return score(
    expected.length,
    expected
      .filter(
        ([key, line]) =>
          !reading.recognised.some(
            remark =>
              remark.line === line &&
              remark.what === `section.${SECTIONS[key] ?? key}`,
          ),
      )
      .map(([key, line]) => `line ${line}: ${key}`),
  );
}

function flags(
  reading: DocumentReading,
  labels: DocumentLabels,
  impossible: boolean,
): Score {
  const sure = labels.flags.filter(
    label =>
      !inDoubt(label) && (label.reason === 'impossibleDate') === impossible,
  );
  const missed = sure.filter(
    ({ line, otherLine }) =>
      !reading.looksWrong.some(
        remark => remark.line === line || remark.line === otherLine,
      ),
  );
  const known = new Set(
    labels.flags.flatMap(({ line, otherLine, to }) => [line, otherLine, to]),
  );
  return score(
    sure.length,
    missed.map(
      ({ line, reason, about }) => `line ${line}: ${reason}, ${about}`,
    ),
    impossible
      ? []
      : reading.looksWrong
          .filter(({ line }) => line === null || !known.has(line))
          .map(({ line, what, why }) => `line ${line}: ${what} (${why})`),
  );
}
