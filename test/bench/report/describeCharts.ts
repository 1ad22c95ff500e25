import type { ChartFigures } from '../parts/charts/measureCharts';
import { reached, section, withRange } from './cells';
import { table } from './markdown';
import { Measured } from './results';

/** At most so many times as busy as with the fewest points. */
const TARGET = 1.25;

/** What was measured of charts in a browser. */
export function describeCharts({
  figures,
  under,
}: Measured<readonly ChartFigures[]>): string {
  return section('Charts', under, [
    `Charts in Chromium, of few points and of as many as they may have, by turns: how long the page is busy from the points to the picture. Target: at most ${TARGET} × as long.`,
    table(
      ['chart', 'points', 'elements', 'busy, ms', '÷ fewest'],
      figures.map(({ chart, points, elements, busy, toFewest }) => [
        chart,
        String(points),
        String(elements),
        withRange(busy, 1),
        toFewest.max === 1 ? '1' : reached(toFewest, TARGET, 'most'),
      ]),
      1,
    ),
  ]);
}
