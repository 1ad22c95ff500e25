import { createRoot } from 'react-dom/client';
import { mockApis, TestApiProvider } from '@backstage/frontend-test-utils';
import { errorApiRef, translationApiRef } from '@backstage/frontend-plugin-api';
import { MemoryRouter } from 'react-router-dom';
import {
  HistoryMark,
  HistoryStrip,
  TrendChart,
  TrendPoint,
} from '@afterword/plugin-reliability-react';
import '@backstage/ui/css/styles.css';

/*
 * Runs in the browser: draws a chart of so many points, as the pages do.
 */

const UNTIL = Date.parse('2026-11-23T00:00:00Z');
const DAY = 86_400_000;
const YEAR = 365 * DAY;
/** What a chart has when it is drawn. */
const DRAWN = '[data-mark], .recharts-line path';
/** Frames, twice. */
const PATIENCE = 300;
const kinds = ['sev1', 'sev2', 'sev3', 'nearMiss', 'drill'] as const;

/** Goes up and down, and further at some points. */
const valueAt = (index: number) =>
  3_600 + 1_800 * Math.sin(index / 7) + (index % 89 === 0 ? 7_200 : 0);

function aSeries(length: number): readonly TrendPoint[] {
  return Array.from({ length }, (_, index) => {
    const value = valueAt(index);
    return {
      state: 'ok',
      at: new Date(UNTIL - (length - index) * DAY).toISOString(),
      value,
      low: value * 0.8,
      high: value * 1.3,
      n: 20,
    };
  });
}

function someMarks(length: number): readonly HistoryMark[] {
  return Array.from({ length }, (_, index) => ({
    key: `INC-${index}`,
    at: UNTIL - (((index * 7_919) % length) * YEAR) / length,
    kind: kinds[index % kinds.length],
  }));
}

/** Of each chart, what it is fed and how it looks. */
const charts: Readonly<Record<string, (length: number) => JSX.Element>> = {
  trend: length => (
    <TrendChart aria-label="Trend" points={aSeries(length)} unit="s" />
  ),
  strip: length => (
    <HistoryStrip
      aria-label="History"
      marks={someMarks(length)}
      from={UNTIL - YEAR}
      until={UNTIL}
      rowNames={{
        sev1: 'Sev-1',
        sev2: 'Sev-2',
        sev3: 'Sev-3',
        nearMiss: 'Near misses',
        drill: 'Drills',
      }}
      hint="Choose a mark"
      hrefOf={({ key }) => `/incidents/${key}`}
      sayMark={({ key }) => key}
    />
  ),
};

const apis = [
  [translationApiRef, mockApis.translation()],
  [errorApiRef, mockApis.error()],
] as const;

const place = document.getElementById('chart');
if (!place) throw new Error('The page has no place for a chart');
const root = createRoot(place);

/** Resolves when the browser has shown what is there. */
const shown = () =>
  new Promise<void>(resolve => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });

let chart: JSX.Element | null = null;

/** Makes a chart up, to be drawn next. */
function make(what: string, points: number): void {
  chart = charts[what](points);
}

/** Draws it, and resolves when it is shown. */
async function draw(): Promise<void> {
  root.render(
    <MemoryRouter>
      <TestApiProvider apis={apis}>{chart}</TestApiProvider>
    </MemoryRouter>,
  );
  for (let frame = 0; !place?.querySelector(DRAWN); frame += 1) {
    if (frame > PATIENCE) throw new Error('Nothing was drawn');
    await shown();
  }
  await shown();
}

/** Takes it away again. */
async function clear(): Promise<void> {
  root.render(null);
  await shown();
}

declare global {
  interface Window {
    /** What whoever measures calls. */
    charts: {
      readonly make: typeof make;
      readonly draw: typeof draw;
      readonly clear: typeof clear;
    };
  }
}

window.charts = { make, draw, clear };
