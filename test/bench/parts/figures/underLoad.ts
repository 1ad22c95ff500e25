import { Engine } from '../../portal/startPortal';
import { Portal } from '../../portal/Portal';
import { quantile, Spread, spread } from '../../report/statistics';
import { systemRef } from '../../shop/catalog';
import { ndjson } from '../../shop/records';
import {
  measuredServices,
  metricsPath,
  ORGANISATION,
  scopesPath,
  WINDOW,
} from './answers';
import { loadLines } from './load';

/** Figures while incidents are imported. */
export interface UnderLoadFigures {
  readonly engine: Engine;
  /** Incidents a second that the import takes while somebody asks for figures. */
  readonly capacity: number;
  /** Figures of a typical service, by turns without and with an import at full speed. */
  readonly idle: { readonly median: Spread; readonly p99: number };
  readonly loaded: { readonly median: Spread; readonly p99: number };
  /** From the acknowledgement of an incident until an answer counts it, at half the capacity; milliseconds. */
  readonly visible: {
    readonly probes: number;
    readonly median: number;
    readonly most: number;
    /** Answers that were asked first and did not count it. */
    readonly late: number;
  };
}

export async function measureUnderLoad(
  portal: Portal,
  options: {
    readonly services: number;
    readonly repeats: number;
    readonly seconds: number;
  },
): Promise<UnderLoadFigures> {
  const { services, repeats, seconds } = options;
  const run = String(Date.now());
  const path = metricsPath(measuredServices(services)[1].service);
  const idle: number[][] = [];
  const loaded: number[][] = [];
  const capacities: number[] = [];
  for (let round = 0; round <= repeats; round++) {
    const alone = await repeated(portal, path, seconds);
    const load = startLoad(portal, { run: `${run}-${round}`, services });
    // The first batches open the connection.
    await new Promise(resolve => setTimeout(resolve, 500));
    const beside = await repeated(portal, path, seconds);
    const { lines, millis } = await load.end();
    if (round > 0) {
      idle.push(alone);
      loaded.push(beside);
      capacities.push((lines / millis) * 1000);
    }
  }
  const capacity = Math.round(quantile(capacities, 0.5));
  return {
    engine: portal.engine,
    capacity,
    idle: summary(idle),
    loaded: summary(loaded),
    visible: await measureVisible(portal, {
      run,
      services,
      perSecond: capacity / 2,
      probes: repeats * 10,
    }),
  };
}

function startLoad(
  portal: Portal,
  options: {
    readonly run: string;
    readonly services: number;
    readonly perSecond?: number;
  },
) {
  let isEnough = false;
  const start = performance.now();
  const imported = portal.import(
    loadLines({ ...options, isEnough: () => isEnough }),
  );
  return {
    async end() {
      isEnough = true;
      const { lines } = await imported;
      return { lines, millis: performance.now() - start };
    },
  };
}

/** Imports incidents one by one beside the load, and asks every figure that should count them. */
async function measureVisible(
  portal: Portal,
  options: {
    readonly run: string;
    readonly services: number;
    readonly perSecond: number;
    readonly probes: number;
  },
): Promise<UnderLoadFigures['visible']> {
  const { run, services, probes } = options;
  const { service } = measuredServices(services)[2];
  const name = service.split('/')[1];
  const counted = async () => {
    const own = await portal.get<Counted>(metricsPath(service));
    const all = await portal.get<Counted>(metricsPath(ORGANISATION));
    const parts = await portal.get<{ items: Counted[] }>(
      `${scopesPath()}parent=${encodeURIComponent(systemRef(services - 2))}`,
    );
    const part = parts.items.find(({ scope }) => scope === service);
    return [own, all, part].map(each => each?.figures.incidents.count ?? 0);
  };
  let before = await counted();
  const load = startLoad(portal, { ...options, run: `${run}-visible` });
  const waits: number[] = [];
  let late = 0;
  for (let probe = 0; probe < probes; probe++) {
    const at = new Date(WINDOW.until - (probe + 1) * 60_000).toISOString();
    await portal.import(
      ndjson(1, () => ({
        type: 'incident',
        source: 'bench-load',
        externalId: `${run}-probe-${probe}`,
        title: `Seen at once by ${name}`,
        entities: [{ ref: service, role: 'impacted' }],
        times: { impactStarted: at, mitigated: at },
      })),
    );
    const start = performance.now();
    let after = await counted();
    while (!hasGrown(before, after)) {
      late += 1;
      after = await counted();
    }
    waits.push(performance.now() - start);
    before = after;
  }
  await load.end();
  return {
    probes,
    median: quantile(waits, 0.5),
    most: Math.max(...waits),
    late,
  };
}

interface Counted {
  readonly scope: string;
  readonly figures: { readonly incidents: { readonly count?: number } };
}

/** Whether every count has grown. */
function hasGrown(before: readonly number[], after: readonly number[]) {
  return after.every((count, place) => count > before[place]);
}

async function repeated(
  portal: Portal,
  path: string,
  seconds: number,
): Promise<number[]> {
  const all = [];
  const stopAt = performance.now() + seconds * 1000;
  while (performance.now() < stopAt) {
    const start = performance.now();
    await portal.read(path);
    all.push(performance.now() - start);
  }
  return all;
}

function summary(rounds: readonly (readonly number[])[]) {
  return {
    median: spread(rounds.map(round => quantile(round, 0.5))),
    p99: quantile(rounds.flat(), 0.99),
  };
}
