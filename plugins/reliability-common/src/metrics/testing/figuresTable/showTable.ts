import { csvCell } from '../../../contract';
import type { TableLine } from './figuresTable';

type Cell = string | number | null;

/** Which duration the columns of durations show. */
export type ShownDuration = 'timeToRestore' | 'timeToResolve';

const headers = [
  'service',
  'part',
  'incidents',
  'known',
  'of',
  'MTTR',
  'median',
  'low',
  'high',
  'meanGap',
  'timeBetween',
  'betweenLow',
  'betweenHigh',
  'availability',
] as const;

/** A line as cells: durations and gaps in seconds, null where there is no value. */
function cellsOf({ service, part, figures }: TableLine, shown: ShownDuration) {
  const duration = figures[shown];
  const typical = 'median' in duration ? duration : null;
  const { coverage } = 'coverage' in duration ? duration : { coverage: null };
  const between = figures.timeBetweenIncidents;
  const rate = 'interval' in between ? between : null;
  const { incidents, availability } = figures;
  return [
    service,
    part,
    'count' in incidents ? incidents.count : null,
    coverage?.known ?? null,
    coverage?.total ?? null,
    typical?.mean ?? null,
    typical?.median ?? null,
    typical?.interval[0] ?? null,
    typical?.interval[1] ?? null,
    rate?.meanGap ?? null,
    rate?.value ?? null,
    rate?.interval[0] ?? null,
    rate?.interval[1] ?? null,
    'mean' in availability ? availability.mean : null,
  ] satisfies Cell[];
}

/** As CSV, exact, in seconds. */
export function tableAsCsv(
  lines: readonly TableLine[],
  shown: ShownDuration,
): string {
  return [[...headers], ...lines.map(line => cellsOf(line, shown))]
    .map(cells => cells.map(csvCell).join(','))
    .join('\r\n');
}

/** As text for people: durations in minutes, what is between incidents in days; – where there is no value. */
export function tableAsText(
  lines: readonly TableLine[],
  shown: ShownDuration,
): string {
  const rows = lines.map(line =>
    cellsOf(line, shown).map((cell, index) => shortened(cell, index)),
  );
  const all = [[...headers], ...rows];
  const widths = headers.map((_, index) =>
    Math.max(...all.map(cells => cells[index].length)),
  );
  return all
    .map(cells =>
      cells
        .map((cell, index) =>
          index < 2 ? cell.padEnd(widths[index]) : cell.padStart(widths[index]),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function shortened(cell: Cell, index: number): string {
  if (cell === null) return '–';
  if (typeof cell === 'string') return cell;
  if (index < 5) return String(cell);
  if (index < 9) return (cell / 60).toFixed(1);
  return index < 13
    ? (cell / 86_400).toFixed(2)
    : `${(cell * 100).toFixed(3)}%`;
}
