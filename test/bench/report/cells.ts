import type { RequestFigures } from '../parts/requests';
import { Circumstances } from './results';
import { Spread } from './statistics';

/** A part of the report, with what it was measured under. */
export function section(
  title: string,
  under: Circumstances,
  parts: readonly string[],
): string {
  const how = `Measured ${under.at.slice(0, 10)} at ${under.commit} on ${
    under.processors
  }, ${under.memoryGigabytes} GB, Node ${under.node}${
    under.quick ? ', in the quick form: too short to judge by' : ''
  }.`;
  return [`### ${title}`, how, ...parts].join('\n\n');
}

/** A median with the lowest and the highest. */
export function withRange(
  { median, min, max }: Spread,
  digits: number,
): string {
  return `${median.toFixed(digits)} (${min.toFixed(digits)}–${max.toFixed(
    digits,
  )})`;
}

/** The same, and whether the median reaches a target. */
export function reached(
  value: Spread,
  target: number,
  at: 'least' | 'most',
): string {
  const good = at === 'most' ? value.median <= target : value.median >= target;
  return `${withRange(value, 2)} ${good ? '✓' : '✗'}`;
}

/** Milliseconds, their 95th percentile, processor time, statements and rows of a request. */
export function requestCells(figures: RequestFigures): string[] {
  return [
    withRange(figures.millis, 1),
    figures.p95.toFixed(1),
    figures.cpuMillis.toFixed(1),
    figures.statements.toFixed(0),
    rowsCell(figures),
  ];
}

export function rowsCell({ rowsRead }: RequestFigures): string {
  return rowsRead === undefined ? '' : String(rowsRead);
}
