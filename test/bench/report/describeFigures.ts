import type { AttributionFigures } from '../parts/figures/attribution';
import type { GrowthFigures } from '../parts/figures/growth';
import type { AnswersResult } from '../parts/figures/measureAnswers';
import type { FiguresResult } from '../parts/figures/measureFigures';
import { reached, requestCells, section, withRange } from './cells';
import { describeUnchanged, describeUnderLoad } from './describeSteady';
import { table } from './markdown';
import { Measured } from './results';

/** Targets of the product for figures. */
const TARGET = {
  p95ToFloor: 1.5,
  aboveFloor: 3,
  trendToRaw: 1 / 20,
  every: { SQLite: 0.5, PostgreSQL: 1.5 },
  deepest: 1.2,
  exponent: 0.1,
  attribution: 12,
};

const mark = (isReached: boolean) => (isReached ? '✓' : '✗');

/** What was measured of figures. */
export function describeFigures({
  figures,
  under,
}: Measured<FiguresResult>): string {
  const { incidents, services, repeats } = figures;
  return section('Figures', under, [
    `${incidents} incidents over three years, as many deployments and half as many action items, ${services} services. ${repeats} repeats, each answer in turn with N and with SQL written by hand, which asks for less but where it is of every service: no intervals, no coverage, nothing of availability, recurrence and the time between incidents. Targets: figures of a service p95 ≤ ${TARGET.p95ToFloor} × N and above N at most ${TARGET.aboveFloor} × that SQL; 52 weeks at most 1/20 of it; every service at most ${TARGET.every.PostgreSQL} × it on PostgreSQL, ${TARGET.every.SQLite} × on SQLite; the deepest page of parts ≤ ${TARGET.deepest} × the first.`,
    answersTable(figures.answers),
    figures.answers.deepest
      .map(
        ({ engine, parts, ratio }) =>
          `${engine}: the deepest page of ${parts} parts takes ${reached(
            ratio,
            TARGET.deepest,
            'most',
          )} × the first.`,
      )
      .join(' '),
    figures.equal
      .map(
        one =>
          `${one.engine}: of ${one.points} weeks, ${one.equalCounts} counts equal those of SQL that goes through all facts for each; of ${one.comparedMedians} weeks without an open incident, ${one.equalMedians} medians do.`,
      )
      .join(' '),
    // Measured since later than the rest.
    (figures.equalServices ?? [])
      .map(
        one =>
          `${one.engine}: of ${one.services} services, ${one.equalCounts} have the numbers of incidents, durations and promises that SQL by hand finds; of ${one.comparedMedians} with a median and nothing open, ${one.equalMedians} have its median.`,
      )
      .join(' '),
    describeUnchanged(figures.unchanged),
    growthTable(figures.growth),
    describeUnderLoad(figures.underLoad),
    attributionTable(figures.attribution),
    figures.memory
      .map(
        ({ engine, before, peak }) =>
          `${engine}: the back end takes ${before.toFixed(
            0,
          )} MB at its start and ${peak.toFixed(
            0,
          )} MB at most while it answers all of this.`,
      )
      .join(' '),
  ]);
}

function answersTable({ floors, answers }: AnswersResult): string {
  const none = ['', '', '', '', ''];
  const rows = [
    ...floors.map(({ engine, figures }) => [
      engine,
      'N, the floor',
      ...requestCells(figures),
      ...none,
    ]),
    ...answers.map(({ engine, answer, figures, ...one }) => [
      engine,
      answer,
      ...requestCells(figures),
      withRange(one.toFloor, 2),
      `${one.p95ToFloor.toFixed(2)}${
        isOfService(answer)
          ? ` ${mark(one.p95ToFloor <= TARGET.p95ToFloor)}`
          : ''
      }`,
      ...(one.byHand
        ? [
            withRange(one.byHand.millis, 1),
            ratioCell(engine, answer, one.byHand.ratio),
            isOfService(answer)
              ? reached(one.byHand.aboveFloor, TARGET.aboveFloor, 'most')
              : '',
          ]
        : ['', '', '']),
    ]),
  ];
  return table(
    [
      'database',
      'answer',
      'ms',
      'p95',
      'CPU ms',
      'SQL',
      'rows read',
      '÷ N',
      'p95 ÷ N',
      'by hand, ms',
      '÷ by hand',
      'above N ÷ by hand',
    ],
    rows,
    2,
  );
}

function isOfService(answer: string): boolean {
  return answer.startsWith('figures of a ');
}

function ratioCell(
  engine: 'SQLite' | 'PostgreSQL',
  answer: string,
  value: Parameters<typeof reached>[0],
): string {
  if (answer.startsWith('52 weeks')) {
    return `${withRange(value, 3)} ${mark(value.median <= TARGET.trendToRaw)}`;
  }
  if (answer === 'every service') {
    return reached(value, TARGET.every[engine], 'most');
  }
  return withRange(value, 2);
}

function growthTable(growth: readonly GrowthFigures[]): string {
  const sizes = growth[0]?.sizes.map(({ size }) => size) ?? [];
  return [
    `Growth with what is older than any window, ${sizes.join(
      ', ',
    )} incidents; what is inside stays the same. Target: exponents ≤ ${TARGET.exponent.toFixed(
      2,
    )}.`,
    table(
      [
        'database',
        'answer',
        'ms at each size',
        'CPU ms',
        'rows read',
        'exponent of time ÷ N',
        'of rows',
      ],
      growth.map(one => [
        one.engine,
        one.answer,
        one.sizes.map(({ millis }) => millis.median.toFixed(1)).join(' · '),
        one.sizes.map(({ cpuMillis }) => cpuMillis.toFixed(1)).join(' · '),
        one.rowsExponent === undefined
          ? ''
          : one.sizes.map(({ rowsRead }) => String(rowsRead)).join(' · '),
        exponentCell(one.timeExponent),
        one.rowsExponent === undefined ? '' : exponentCell(one.rowsExponent),
      ]),
      2,
    ),
  ].join('\n\n');
}

function exponentCell(value: number): string {
  return `${value.toFixed(2)} ${mark(value <= TARGET.exponent)}`;
}

function attributionTable(attribution: readonly AttributionFigures[]): string {
  return [
    `Proposing deployments for all incidents at once. Target: ten times as many of both take ≤ ${TARGET.attribution} × as long.`,
    table(
      ['database', 'deployments', 'incidents', 'proposed', 'ms', 'growth'],
      attribution.flatMap(({ engine, sizes, growth }) =>
        sizes.map((size, place) => [
          engine,
          String(size.deployments),
          String(size.incidents),
          String(size.proposed),
          withRange(size.millis, 1),
          place === 0
            ? ''
            : `${growth.toFixed(1)} ${mark(growth <= TARGET.attribution)}`,
        ]),
      ),
      1,
    ),
  ].join('\n\n');
}
