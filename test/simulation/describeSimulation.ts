import { type MeasuredCase } from '../../plugins/reliability-common/src/metrics/testing/simulation/measureCoverage';
import { sampleSizes } from '../../plugins/reliability-common/src/metrics/testing/simulation/coverageCases';
import {
  type Arrows,
  type Discoveries,
  LIST_LENGTH,
} from '../../plugins/reliability-common/src/metrics/testing/simulation/unchanged';
import { figureDefinitions } from '@afterword/plugin-reliability-common';
import { table } from '../bench/report/markdown';

const HIGHEST_SHARE = 0.05;

/** The tables of a simulation in Markdown. */
export function describeSimulation(
  many: { samples: number; services: number; lists: number },
  coverage: readonly MeasuredCase[],
  arrows: readonly Arrows[],
  discoveries: readonly Discoveries[],
): string {
  const widest = Math.max(
    ...coverage.flatMap(row => row.coverage.map(({ error }) => error)),
  );
  const total = sumOf(arrows);
  return [
    table(
      ['interval', 'sample', 'claimed', ...sampleSizes.map(n => `n = ${n}`)],
      coverage.map(
        ({ case: { interval, sample, claimed }, coverage: sizes }) => [
          interval,
          sample,
          claimed === null ? 'no' : percent(claimed),
          ...sizes.map(({ share, used, missed }) => {
            const text = percent(share);
            if (missed) return `${text} ✗`;
            return used ? text : `(${text})`;
          }),
        ],
      ),
      2,
    ),
    `Per cent of ${
      many.samples
    } samples whose interval holds the truth; the standard error of the simulation is at most ${percent(
      widest,
      2,
    )}. n counts values, trials or expected events, on each side of a comparison. In brackets: fewer than figures use it for.`,
    table(
      ['nothing changes', 'compared', 'look changed', 'standard error'],
      [
        ...arrows.map(one => [
          figureDefinitions[one.figure].name,
          ...arrowCells(one.arrows, one.compared),
        ]),
        ['all', ...arrowCells(total.arrows, total.compared)],
      ],
      1,
    ),
    table(
      [
        `lists of ${LIST_LENGTH} services, selected by change`,
        'changed',
        'false among the selected',
        'standard error',
        'found',
      ],
      discoveries.map(({ figure, changed, falseShare, error, found }) => [
        figureDefinitions[figure].name,
        String(changed),
        percent(falseShare),
        percent(error, 2),
        found === null ? '' : percent(found, 0),
      ]),
      1,
    ),
  ].join('\n\n');
}

/** What is wrong with how often nothing looks changed; empty when nothing is. */
export function arrowsMissed(arrows: readonly Arrows[]): string[] {
  const { arrows: looked, compared } = sumOf(arrows);
  const share = looked / compared;
  return share - 2 * errorOf(share, compared) > HIGHEST_SHARE
    ? [`${share} of what did not change looks changed`]
    : [];
}

/** Which lists hold too many false changes; empty when none does. */
export function discoveriesMissed(
  discoveries: readonly Discoveries[],
): string[] {
  return discoveries
    .filter(({ falseShare, error }) => falseShare - 2 * error > HIGHEST_SHARE)
    .map(
      ({ figure, changed, falseShare }) =>
        `${falseShare} false of the selected by ${figure}, with ${changed} changed`,
    );
}

function arrowCells(looked: number, compared: number): string[] {
  const share = looked / compared;
  return [
    String(compared),
    percent(share),
    percent(errorOf(share, compared), 2),
  ];
}

function sumOf(arrows: readonly Arrows[]) {
  return {
    arrows: arrows.reduce((sum, one) => sum + one.arrows, 0),
    compared: arrows.reduce((sum, one) => sum + one.compared, 0),
  };
}

function errorOf(share: number, n: number): number {
  return Math.sqrt((share * (1 - share)) / n);
}

function percent(share: number, digits: number = 1): string {
  return (100 * share).toFixed(digits);
}
