import { ComponentType } from 'react';
import { createRoot } from 'react-dom/client';
import { mockApis, TestApiProvider } from '@backstage/frontend-test-utils';
import { translationApiRef } from '@backstage/frontend-plugin-api';
import { MemoryRouter } from 'react-router-dom';
import {
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
const kinds = ['sev1', 'sev2', 'sev3', 'nearMiss', 'drill'] as const;

/** Goes up and down, and further at some points. */
const valueAt = (index: number) =>
  3_600 + 1_800 * Math.sin(index / 7) + (index % 89 === 0 ? 7_200 : 0);

function Trend({ points }: { readonly points: number }) {
  const series = Array.from({ length: points }, (_, index): TrendPoint => {
    const value = valueAt(index);
    return {
      state: 'ok',
      at: new Date(UNTIL - (points - index) * DAY).toISOString(),
      value,
      low: value * 0.8,
      high: value * 1.3,
      n: 20,
    };
  });
  return <TrendChart aria-label="Trend" points={series} unit="s" />;
}

function Strip({ points }: { readonly points: number }) {
  const marks = Array.from({ length: points }, (_, index) => ({
    key: `INC-${index}`,
    at: UNTIL - (((index * 7_919) % points) * YEAR) / points,
    kind: kinds[index % kinds.length],
  }));
  return (
    <HistoryStrip
      aria-label="History"
      marks={marks}
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
  );
}

const charts: Readonly<
  Record<string, ComponentType<{ readonly points: number }>>
> = { trend: Trend, strip: Strip };

const place = document.getElementById('chart');
if (!place) throw new Error('The page has no place for a chart');
const root = createRoot(place);

/** Resolves when the browser has shown what is there. */
const shown = () =>
  new Promise<void>(resolve => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });

/** Draws a chart, and resolves when it is shown. */
async function draw(what: string, points: number): Promise<void> {
  const Chart = charts[what];
  root.render(
    <MemoryRouter>
      <TestApiProvider apis={[[translationApiRef, mockApis.translation()]]}>
        <Chart points={points} />
      </TestApiProvider>
    </MemoryRouter>,
  );
  while (!place?.querySelector('[data-mark], .recharts-line path')) {
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
    charts: { readonly draw: typeof draw; readonly clear: typeof clear };
  }
}

window.charts = { draw, clear };
