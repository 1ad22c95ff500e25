import type { BundleFigures } from '../parts/bundle';
import type { ImportFigures } from '../parts/importSpeed';
import type { MemoryFigures } from '../parts/importMemory';
import type { ListFigures, ListResults } from '../parts/lists';
import { reached, requestCells, rowsCell, section, withRange } from './cells';
import { describeCharts } from './describeCharts';
import { describeFigures } from './describeFigures';
import { describeLearning } from './describeLearning';
import { table } from './markdown';
import { Measured, Results } from './results';

/** Targets of the product, to be read beside the figures. */
const TARGET = {
  firstToFloor: 1.5,
  deepestToFirst: 1.2,
  importShare: 0.5,
  bundleBytes: 10 * 1024,
};

/** All results as Markdown, with what reaches its target and what does not. */
export function describe(results: Results): string {
  const parts = [
    results.lists && describeLists(results.lists),
    results.learning && describeLearning(results.learning),
    results.figures && describeFigures(results.figures),
    results.charts && describeCharts(results.charts),
    results.import && describeImports(results.import),
    results.memory && describeMemory(results.memory),
    results.bundle && describeBundle(results.bundle),
  ];
  return parts.filter(part => part !== undefined).join('\n\n');
}

function describeLists({ figures, under }: Measured<ListResults>): string {
  const floors = figures.floors.map(({ engine, figures: floor }) => [
    engine,
    'N, the floor',
    '',
    ...requestCells(floor),
    '1',
    '',
    '',
  ]);
  const rows = figures.lists.map(list => [
    list.engine,
    `${list.list}, ${list.what}`,
    String(list.rows),
    ...requestCells(list.first),
    reached(list.firstToFloor, TARGET.firstToFloor, 'most'),
    list.deepest ? rowsCell(list.deepest) : '',
    list.deepestToFirst
      ? reached(list.deepestToFirst, TARGET.deepestToFirst, 'most')
      : 'one page',
  ]);
  return section('Lists', under, [
    `${figures.rows} rows in each list, ${figures.services} services. ${figures.repeats} repeats of ${figures.requestsARepeat} requests each, first and deepest pages and N by turns. Targets: first page ≤ ${TARGET.firstToFloor} × N, deepest ≤ ${TARGET.deepestToFirst} × first.`,
    table(
      [
        'database',
        'list',
        'rows',
        'ms',
        'p95',
        'CPU ms',
        'SQL',
        'rows read',
        '÷ N',
        'rows read, deepest',
        'deepest ÷ first',
      ],
      [...floors, ...rows],
      2,
    ),
    verdict(figures.lists),
  ]);
}

function verdict(lists: readonly ListFigures[]): string {
  const slow = lists.filter(
    ({ firstToFloor }) => firstToFloor.median > TARGET.firstToFloor,
  ).length;
  const deep = lists.filter(
    ({ deepestToFirst }) =>
      (deepestToFirst?.median ?? 0) > TARGET.deepestToFirst,
  ).length;
  return `Of ${lists.length} lists, ${slow} miss the target for the first page and ${deep} the one for the deepest.`;
}

function describeImports({
  figures,
  under,
}: Measured<readonly ImportFigures[]>): string {
  return section('Import beside raw inserts', under, [
    `Target: at least ${
      TARGET.importShare * 100
    } % of the raw inserts' lines a second.`,
    table(
      [
        'database',
        'lines',
        'rows',
        'import, lines/s',
        'raw, lines/s',
        'share',
        'SQL a line, import',
        'raw',
        'CPU ms a line, import',
        'raw',
      ],
      figures.map(one => [
        one.engine,
        String(one.lines),
        String(one.rows),
        withRange(one.linesPerSecond, 0),
        withRange(one.rawLinesPerSecond, 0),
        reached(one.share, TARGET.importShare, 'least'),
        one.statementsALine.toFixed(3),
        one.rawStatementsALine.toFixed(3),
        one.cpuMillisALine.toFixed(2),
        one.rawCpuMillisALine.toFixed(2),
      ]),
      1,
    ),
  ]);
}

function describeMemory({
  figures,
  under,
}: Measured<readonly MemoryFigures[]>): string {
  return section('Memory of one long import', under, [
    'Resident megabytes of the back end while one request imports so many incidents; quarters are quarters of the time.',
    table(
      [
        'database',
        'lines',
        'seconds',
        'before',
        'first quarter',
        'last quarter',
        'peak',
        'lines/s, first quarter',
        'last quarter',
      ],
      figures.map(one => [
        one.engine,
        String(one.lines),
        one.seconds.toFixed(0),
        one.before.toFixed(0),
        one.firstQuarter.toFixed(0),
        one.lastQuarter.toFixed(0),
        one.peak.toFixed(0),
        String(one.linesPerSecondFirst),
        String(one.linesPerSecondLast),
      ]),
      1,
    ),
  ]);
}

function describeBundle({ figures, under }: Measured<BundleFigures>): string {
  const kilobytes = (bytes: number) => (bytes / 1024).toFixed(1);
  const mark = figures.addedGzipBytes <= TARGET.bundleBytes ? '✓' : '✗';
  return section('Eager bundle', under, [
    `What index.html loads, gzip. Target: at most ${kilobytes(
      TARGET.bundleBytes,
    )} kB more; editor and charts only with the page that needs them.`,
    table(
      ['build', 'files', 'gzip kB'],
      [
        [
          'without the plugin',
          String(figures.without.files),
          kilobytes(figures.without.gzipBytes),
        ],
        [
          'with the plugin',
          String(figures.withPlugin.files),
          kilobytes(figures.withPlugin.gzipBytes),
        ],
        ['added', '', `${kilobytes(figures.addedGzipBytes)} ${mark}`],
      ],
      1,
    ),
    table(
      ['library', 'loaded', 'chunks', 'gzip kB'],
      figures.lazy.map(({ library, chunks, eager }) => [
        library,
        chunks.length === 0 ? 'not at all' : loaded(eager),
        String(chunks.length),
        kilobytes(chunks.reduce((sum, { gzip }) => sum + gzip, 0)),
      ]),
      2,
    ),
  ]);
}

function loaded(eager: boolean): string {
  return eager ? 'eagerly ✗' : 'lazily ✓';
}
