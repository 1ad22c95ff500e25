import { Portal } from '../portal/Portal';
import { median, quantile, Spread, spread } from '../report/statistics';

/** What was measured of one request. */
export interface RequestFigures {
  readonly millis: Spread;
  readonly p95: number;
  readonly cpuMillis: number;
  readonly statements: number;
  /** PostgreSQL only. */
  readonly rowsRead?: number;
}

/** A request that is measured in rounds. */
export interface Asked {
  readonly path: string;
  /** Done before each round, and not measured. */
  readonly prepare?: (portal: Portal) => Promise<unknown>;
  /** Median of each round. */
  readonly rounds: number[];
  readonly all: number[];
  cpuMillis: number;
  statements: number;
}

/** The route that does nothing but what every route must do. */
export const FLOOR = '/api/floor/';

export function asked(path: string, prepare?: Asked['prepare']): Asked {
  return { path, prepare, rounds: [], all: [], cpuMillis: 0, statements: 0 };
}

/** Asks so many times, and adds what was measured as one round unless it only warms up. */
export async function ask(
  portal: Portal,
  one: Asked,
  times: number,
  counts: boolean,
): Promise<void> {
  await one.prepare?.(portal);
  const before = await portal.counters();
  const millis: number[] = [];
  for (let time = 0; time < times; time++) {
    const start = performance.now();
    await portal.read(one.path);
    millis.push(performance.now() - start);
  }
  if (!counts) return;
  const after = await portal.counters();
  one.rounds.push(median(millis));
  one.all.push(...millis);
  one.cpuMillis += after.cpuMillis - before.cpuMillis;
  one.statements += after.statements - before.statements;
}

/** Of the medians of the same round, so that what slows both down cancels out. */
export function ratio(
  over: Pick<Asked, 'rounds'>,
  under: Pick<Asked, 'rounds'>,
): Spread {
  return spread(
    over.rounds.map((millis, round) => millis / under.rounds[round]),
  );
}

export async function figures(
  portal: Portal,
  one: Asked,
): Promise<RequestFigures> {
  await one.prepare?.(portal);
  await portal.control('/record');
  await portal.read(one.path);
  const recorded = await portal.control<{ rowsRead?: number }>('/recorded');
  const requests = one.all.length;
  return {
    millis: spread(one.rounds),
    p95: quantile(one.all, 0.95),
    cpuMillis: one.cpuMillis / requests,
    statements: one.statements / requests,
    rowsRead: recorded.rowsRead,
  };
}
