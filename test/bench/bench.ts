import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureBundle } from './parts/bundle';
import { measureCharts } from './parts/charts/measureCharts';
import { measureFigures } from './parts/figures/measureFigures';
import { measureImports } from './parts/importSpeed';
import { measureMemory } from './parts/importMemory';
import { measureLearning } from './parts/learning/measureLearning';
import { fillLists, measureLists } from './parts/lists';
import { withPortals } from './portal/withPortals';
import { describe } from './report/describe';
import { describePlans } from './report/describePlans';
import {
  circumstances,
  readResults,
  Results,
  writeResults,
} from './report/results';
import { writeDocument } from './report/writeDocument';

/*
 * `yarn bench`: figures of the product side by side with what they are compared to. Reports, and judges nothing: no test runs it.
 *
 *   yarn bench                              everything; takes most of an hour
 *   yarn bench --quick                      the same on little data, in a few minutes
 *   yarn bench --only lists,bundle          some parts; the others keep the figures that they had
 *   yarn bench --rows 20000                 rows in each list
 *   yarn bench --only lists --data /tmp/b   fills the lists in a folder and keeps them; from then on, measures them
 *   yarn bench --only figures --incidents 100000   so many incidents and deployments; --data keeps these as well
 *   yarn bench --only learning --data /tmp/b   what moving lessons costs, beside what the lists were filled with
 *   yarn bench --lines 200000 --engine SQLite   length of the long import, and one database
 *   yarn bench --write docs/performance.md  also puts all figures there are into the document
 *   yarn bench --plans docs/query-plans.md  puts the plans that the part `figures` found into theirs
 */

const ROOT = join(__dirname, '../..');
const SERVICES = { full: 10_000, quick: 500 };
const parts = [
  'lists',
  'learning',
  'figures',
  'charts',
  'import',
  'memory',
  'bundle',
] as const;
/** What is too old for any answer grows through these sizes; the last is `--incidents`. */
const GROWTH = [10_000, 100_000, 1_000_000];

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string', default: parts.join() },
    rows: { type: 'string' },
    incidents: { type: 'string' },
    lines: { type: 'string' },
    engine: { type: 'string' },
    data: { type: 'string' },
    json: { type: 'string', default: join(ROOT, 'data/bench.json') },
    write: { type: 'string' },
    plans: { type: 'string' },
  },
});

const say = (text: string) =>
  process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${text}\n`);

const quick = values.quick;
const services = quick ? SERVICES.quick : SERVICES.full;
const repeats = quick ? 2 : 5;

async function measure(
  part: string,
  before: Results,
): Promise<Results | undefined> {
  const under = circumstances(quick);
  switch (part) {
    case 'lists': {
      const rows = Number(values.rows ?? (quick ? 1_000 : 100_000));
      const { data } = values;
      const filled = data && join(data, 'filled');
      const figures = await withPortals(
        { services, data, say },
        async portals => {
          if (!filled || !existsSync(filled)) {
            await fillLists(portals, rows, services, say);
            if (filled) {
              writeFileSync(filled, '');
              return undefined;
            }
          }
          const requestsARepeat = quick ? 3 : 10;
          return measureLists(portals, {
            rows,
            services,
            repeats,
            requestsARepeat,
            say,
          });
        },
      );
      return figures && { lists: { under, figures } };
    }
    case 'learning': {
      const incidents = Number(values.rows ?? (quick ? 1_000 : 100_000));
      const { data } = values;
      const filled = data && join(data, 'filled');
      const figures = await withPortals(
        { services, data, say },
        async portals => {
          for (const portal of portals) await portal.knowsCatalog();
          if (!filled || !existsSync(filled)) {
            await fillLists(portals, incidents, services, say);
          }
          return measureLearning(portals, {
            incidents,
            services,
            repeats,
            requestsARepeat: quick ? 3 : 10,
            say,
          });
        },
      );
      return { learning: { under, figures } };
    }
    case 'figures': {
      const incidents = Number(
        values.incidents ?? (quick ? 10_000 : 1_000_000),
      );
      const figures = await measureFigures({
        incidents,
        growthSizes: quick
          ? [1_000, incidents]
          : GROWTH.filter(size => size <= incidents),
        services,
        repeats,
        quick,
        engine: values.engine,
        data: values.data && join(values.data, 'figures'),
        say,
      });
      return { figures: { under, figures } };
    }
    case 'charts':
      return { charts: { under, figures: await measureCharts(repeats, say) } };
    case 'import': {
      const lines = quick ? 1_000 : 10_000;
      const figures = await withPortals({ services, say }, portals =>
        measureImports(portals, { lines, services, repeats, say }),
      );
      return { import: { under, figures } };
    }
    case 'memory': {
      const lines = Number(values.lines ?? (quick ? 10_000 : 1_000_000));
      const { engine } = values;
      const figures = await withPortals(
        { services, say, engine },
        async portals => {
          const measured = [];
          for (const portal of portals) {
            measured.push(await measureMemory(portal, lines, services));
            say(`${portal.engine}: ${lines} lines imported`);
          }
          return measured;
        },
      );
      const others = (before.memory?.figures ?? []).filter(one =>
        figures.every(other => other.engine !== one.engine),
      );
      return { memory: { under, figures: [...others, ...figures] } };
    }
    case 'bundle':
      return { bundle: { under, figures: measureBundle(say) } };
    default:
      throw new Error(
        `There is no part ${part}; there are ${parts.join(', ')}`,
      );
  }
}

async function main(): Promise<void> {
  let results = readResults(values.json);
  for (const part of values.only.split(',').filter(Boolean)) {
    say(part);
    results = { ...results, ...(await measure(part, results)) };
    writeResults(values.json, results);
  }
  const figures = describe(results);
  process.stdout.write(`${figures}\n`);
  say(`all figures as JSON: ${values.json}`);
  if (values.write) writeDocument(values.write, figures);
  if (values.plans && results.figures) {
    writeDocument(values.plans, describePlans(results.figures), 'plans');
  }
}

main().catch(error => {
  process.stderr.write(`${error?.stack ?? error}\n`);
  process.exitCode = 1;
});
