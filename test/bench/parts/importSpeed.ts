import { Engine } from '../portal/startPortal';
import { Portal } from '../portal/Portal';
import { Spread, spread } from '../report/statistics';
import { anIncident, ndjson } from '../shop/records';

/** Records that the import writes in one transaction; the raw inserts do the same. */
const LINES_A_BATCH = 500;

/** An import beside the same rows inserted raw. */
export interface ImportFigures {
  readonly engine: Engine;
  readonly lines: number;
  /** Rows that one import leaves behind, in all tables. */
  readonly rows: number;
  readonly linesPerSecond: Spread;
  readonly rawLinesPerSecond: Spread;
  /** Throughput of the import by that of the raw inserts: 1 is as fast. */
  readonly share: Spread;
  readonly statementsALine: number;
  readonly rawStatementsALine: number;
  readonly cpuMillisALine: number;
  readonly rawCpuMillisALine: number;
}

/** Imports and inserts the same incidents by turns into empty tables. */
export async function measureImports(
  portals: readonly Portal[],
  options: {
    readonly lines: number;
    readonly services: number;
    readonly repeats: number;
    readonly say: (text: string) => void;
  },
): Promise<ImportFigures[]> {
  const { lines, services, repeats, say } = options;
  const runs = portals.map(portal => ({
    portal,
    imports: [] as Timed[],
    raws: [] as Timed[],
    rows: 0,
  }));
  // The first round warms up and is thrown away.
  for (let round = 0; round <= repeats; round++) {
    for (const run of runs) {
      const { portal } = run;
      await portal.control('/clear');
      const imported = await timed(portal, async () => {
        const start = performance.now();
        await portal.import(
          ndjson(lines, index => anIncident(index, services)),
        );
        return performance.now() - start;
      });
      const kept = await portal.control<{ rows: number }>(
        `/keep?lines=${LINES_A_BATCH}`,
      );
      run.rows = kept.rows;
      await portal.control('/clear');
      const raw = await timed(
        portal,
        async () => (await portal.control<{ millis: number }>('/raw')).millis,
      );
      if (round > 0) {
        run.imports.push(imported);
        run.raws.push(raw);
      }
      say(
        `${portal.engine}: ${perSecond(
          lines,
          imported,
        )} lines/s imported, ${perSecond(lines, raw)} raw`,
      );
    }
  }
  return runs.map(({ portal, imports, raws, rows }) => ({
    engine: portal.engine,
    lines,
    rows,
    linesPerSecond: spread(imports.map(one => perSecond(lines, one))),
    rawLinesPerSecond: spread(raws.map(one => perSecond(lines, one))),
    share: spread(imports.map((one, round) => raws[round].millis / one.millis)),
    statementsALine: mean(imports.map(one => one.statements)) / lines,
    rawStatementsALine: mean(raws.map(one => one.statements)) / lines,
    cpuMillisALine: mean(imports.map(one => one.cpuMillis)) / lines,
    rawCpuMillisALine: mean(raws.map(one => one.cpuMillis)) / lines,
  }));
}

interface Timed {
  readonly millis: number;
  readonly cpuMillis: number;
  readonly statements: number;
}

async function timed(
  portal: Portal,
  action: () => Promise<number>,
): Promise<Timed> {
  const before = await portal.counters();
  const millis = await action();
  const after = await portal.counters();
  return {
    millis,
    cpuMillis: after.cpuMillis - before.cpuMillis,
    statements: after.statements - before.statements,
  };
}

function perSecond(lines: number, { millis }: Timed): number {
  return Math.round((lines / millis) * 1000);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
