import { UNCHANGED_SHARE, UnchangedFigures } from '../parts/figures/unchanged';
import type { UnderLoadFigures } from '../parts/figures/underLoad';
import { reached, withRange } from './cells';
import { table } from './markdown';

const TARGET = {
  /** Milliseconds. */
  visible: 1_000,
  loadedToIdle: 2,
  /** Milliseconds of a batch, for which SQLite has everybody wait. */
  batch: 50,
};

/** What it costs to hear that nothing has changed. */
export function describeUnchanged(
  unchanged: readonly UnchangedFigures[],
): string {
  return [
    `Answers that the client has already. Target: 304 above N at most ${UNCHANGED_SHARE} of 200 above N, without a statement about facts.`,
    table(
      [
        'database',
        'answer',
        '304, ms',
        '200, ms',
        'N, ms',
        'beyond, ms',
        'SQL',
      ],
      unchanged.map(one => [
        one.engine,
        one.answer,
        withRange(one.unchanged, 1),
        withRange(one.whole, 1),
        withRange(one.floor, 1),
        reached(one.excess, 0, 'most'),
        `${one.statements.length} ${
          one.statements.some(sql => /_fact\b|fact_segment/.test(sql))
            ? '✗'
            : '✓'
        }`,
      ]),
      2,
    ),
  ].join('\n\n');
}

/** Figures beside an import. */
export function describeUnderLoad(
  underLoad: readonly UnderLoadFigures[],
): string {
  return [
    `Figures of a typical service while incidents are imported as fast as they are taken. Target for p99: PostgreSQL ≤ ${TARGET.loadedToIdle} × idle, SQLite ≤ idle + ${TARGET.batch} ms. Then incidents are imported one by one beside an import at half that pace. Target: counted by a service's, the organisation's and a system's parts' figures within ${TARGET.visible} ms of the acknowledgement.`,
    table(
      [
        'database',
        'idle, ms',
        'p99',
        'importing, ms',
        'p99',
        'p99 reached',
        'incidents/s',
        'counted after, ms',
        'most',
        'answers without it',
      ],
      underLoad.map(({ engine, idle, loaded, capacity, visible }) => [
        engine,
        withRange(idle.median, 1),
        idle.p99.toFixed(1),
        withRange(loaded.median, 1),
        loaded.p99.toFixed(1),
        isSteady(engine, idle.p99, loaded.p99) ? '✓' : '✗',
        String(capacity),
        visible.median.toFixed(0),
        `${visible.most.toFixed(0)} ${
          visible.most <= TARGET.visible ? '✓' : '✗'
        }`,
        String(visible.late),
      ]),
      1,
    ),
  ].join('\n\n');
}

function isSteady(
  engine: UnderLoadFigures['engine'],
  idle: number,
  loaded: number,
): boolean {
  return engine === 'PostgreSQL'
    ? loaded <= TARGET.loadedToIdle * idle
    : loaded <= idle + TARGET.batch;
}
