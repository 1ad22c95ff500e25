import { createReadStream, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { CDPSession, chromium, Page } from '@playwright/test';
import { build } from 'esbuild';
import { Spread, spread } from '../../report/statistics';

/** What it takes to draw a chart of few and of as many points as it may have. */
export interface ChartFigures {
  readonly chart: string;
  readonly points: number;
  /** How long the page was busy, in milliseconds: script, style, layout and painting. */
  readonly busy: Spread;
  /** Elements of the document that the chart consists of. */
  readonly elements: number;
  /** Times as busy as with the fewest points, by rounds; of these themselves 1. */
  readonly toFewest: Spread;
}

/** The longest is what the API answers at most, and what a strip is held to. */
const CHARTS = [
  { chart: 'trend', sizes: [100, 1_000] },
  { chart: 'strip', sizes: [100, 100_000] },
] as const;

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
};

const PAGE =
  '<!doctype html><link rel="stylesheet" href="/page.css"><div id="chart" style="width:1100px"></div><script type="module" src="/page.js"></script>';

/** Draws charts in a real browser, of few and of many points by turns. */
export async function measureCharts(
  repeats: number,
  say: (text: string) => void,
): Promise<ChartFigures[]> {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-charts-'));
  try {
    await build({
      entryPoints: [join(__dirname, 'page.tsx')],
      outdir: folder,
      bundle: true,
      splitting: true,
      minify: true,
      format: 'esm',
      jsx: 'automatic',
      define: { 'process.env.NODE_ENV': '"production"' },
      loader: { '.svg': 'dataurl' },
      logLevel: 'error',
    });
    say('charts: built');
    return await onPage(folder, page => measureOn(page, repeats, say));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureOn(
  page: Page,
  repeats: number,
  say: (text: string) => void,
): Promise<ChartFigures[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const figures: ChartFigures[] = [];
  for (const { chart, sizes } of CHARTS) {
    const rounds = sizes.map(() => [] as number[]);
    const elements = sizes.map(() => 0);
    // The first ones warm up, the library among them.
    for (let round = -3; round < repeats * 4; round++) {
      for (const [place, points] of sizes.entries()) {
        await page.evaluate(([what, n]) => window.charts.make(what, n), [
          chart,
          points,
        ] as const);
        const before = await busyMillis(session);
        await page.evaluate(() => window.charts.draw());
        const millis = (await busyMillis(session)) - before;
        elements[place] = await page.locator('#chart *').count();
        await page.evaluate(() => window.charts.clear());
        if (round >= 0) rounds[place].push(millis);
      }
    }
    sizes.forEach((points, place) => {
      figures.push({
        chart,
        points,
        busy: spread(rounds[place]),
        elements: elements[place],
        toFewest: spread(
          rounds[place].map((millis, round) => millis / rounds[0][round]),
        ),
      });
    });
    say(`charts: ${chart} is measured`);
  }
  return figures;
}

/** How long the page has been busy so far. */
async function busyMillis(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  const total = metrics.find(({ name }) => name === 'TaskDuration');
  return (total?.value ?? 0) * 1_000;
}

async function onPage<T>(
  folder: string,
  use: (page: Page) => Promise<T>,
): Promise<T> {
  const server = serve(folder);
  const browser = await chromium.launch({
    executablePath: process.env.AFTERWORD_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
  });
  try {
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${port}/`);
    await page.waitForFunction(() => 'charts' in window);
    return await use(page);
  } finally {
    await browser.close();
    server.close();
  }
}

function serve(folder: string): Server {
  return createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://page').pathname);
    const file = join(folder, path);
    if (path === '/') {
      response.setHeader('content-type', 'text/html');
      response.end(PAGE);
    } else if (existsSync(file)) {
      response.setHeader('content-type', TYPES[extname(file)] ?? 'text/plain');
      createReadStream(file).pipe(response);
    } else {
      response.statusCode = 404;
      response.end();
    }
  });
}
