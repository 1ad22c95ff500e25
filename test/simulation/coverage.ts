import { parseArgs } from 'node:util';
import { definitionsInMarkdown } from '../../plugins/reliability-common/src/metrics/testing/definitionsInMarkdown';
import { measureCoverage } from '../../plugins/reliability-common/src/metrics/testing/simulation/measureCoverage';
import {
  comparedFigures,
  countArrows,
  countDiscoveries,
} from '../../plugins/reliability-common/src/metrics/testing/simulation/unchanged';
import { writeDocument } from '../bench/report/writeDocument';
import {
  arrowsMissed,
  discoveriesMissed,
  describeSimulation,
} from './describeSimulation';

/*
 * `yarn simulate:coverage`: how often intervals hold the truth that they are drawn from, how often what did not change looks changed, and
 * how much of that a list selected by change holds. Fails where that is worse than what is claimed. The seeds are fixed.
 *
 *   yarn simulate:coverage                            everything; takes some minutes
 *   yarn simulate:coverage --quick                    the same with fewer samples
 *   yarn simulate:coverage --write docs/metrics.md    also puts the tables and the definitions of figures into the document
 *   yarn simulate:coverage --only definitions --write docs/metrics.md   simulates nothing
 */

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string', default: 'coverage,definitions' },
    write: { type: 'string' },
  },
});
const only = values.only.split(',');
const many = values.quick
  ? { samples: 2_000, services: 2_000, lists: 50 }
  : { samples: 20_000, services: 20_000, lists: 1_000 };

if (only.includes('coverage')) {
  const coverage = measureCoverage(many.samples);
  const arrows = countArrows(many.services);
  const discoveries = comparedFigures.flatMap(figure =>
    [0, 20].map(changed => countDiscoveries(figure, many.lists, changed)),
  );
  const text = describeSimulation(many, coverage, arrows, discoveries);
  process.stdout.write(`${text}\n`);
  if (values.write !== undefined) writeDocument(values.write, text);
  const missed = [
    ...coverage.flatMap(({ case: { interval, sample }, coverage: sizes }) =>
      sizes
        .filter(size => size.missed)
        .map(({ n, share }) => `${interval}, ${sample}, n = ${n}: ${share}`),
    ),
    ...arrowsMissed(arrows),
    ...discoveriesMissed(discoveries),
  ];
  for (const line of missed) process.stderr.write(`Missed: ${line}\n`);
  if (missed.length > 0) process.exitCode = 1;
}
if (only.includes('definitions') && values.write !== undefined) {
  writeDocument(values.write, definitionsInMarkdown(), 'definitions');
}
