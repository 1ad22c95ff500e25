import { Engine } from '../../portal/startPortal';
import { Portal } from '../../portal/Portal';
import { median, Spread, spread } from '../../report/statistics';
import { FLOOR } from '../requests';
import { measuredServices, metricsPath, ORGANISATION } from './answers';

/** Most of what a whole answer costs above the floor. */
export const UNCHANGED_SHARE = 0.3;

/** What it costs to hear that nothing has changed. */
export interface UnchangedFigures {
  readonly engine: Engine;
  readonly answer: string;
  readonly unchanged: Spread;
  readonly whole: Spread;
  readonly floor: Spread;
  /** What it takes above the floor and beyond 0.3 of what the whole answer takes above it; milliseconds. */
  readonly excess: Spread;
  readonly statements: readonly string[];
}

/** Asks whole, asks again with what came back, and asks for the floor, by turns. */
export async function measureUnchanged(
  portal: Portal,
  options: { readonly services: number; readonly repeats: number },
): Promise<UnchangedFigures[]> {
  const { services, repeats } = options;
  const answers = [
    ...measuredServices(services).map(({ what, service }) => ({
      answer: `figures of a ${what}`,
      path: metricsPath(service),
    })),
    { answer: 'figures, organisation', path: metricsPath(ORGANISATION) },
  ];
  const results: UnchangedFigures[] = [];
  for (const { answer, path } of answers) {
    const rounds = [];
    while (rounds.length <= repeats) {
      const round = await measureRound(portal, path);
      if (round) rounds.push(round);
    }
    const counted = rounds.slice(1);
    results.push({
      engine: portal.engine,
      answer,
      unchanged: spread(counted.map(({ unchanged }) => unchanged)),
      whole: spread(counted.map(({ whole }) => whole)),
      floor: spread(counted.map(({ floor }) => floor)),
      excess: spread(
        counted.map(
          ({ unchanged, whole, floor }) =>
            unchanged - floor - UNCHANGED_SHARE * Math.max(0, whole - floor),
        ),
      ),
      statements: await statementsOf(portal, path),
    });
  }
  return results;
}

/** Undefined where a new minute began meanwhile, with which every answer is another. */
async function measureRound(portal: Portal, path: string) {
  const TIMES = 10;
  const wholes: number[] = [];
  const floors: number[] = [];
  const unchangeds: number[] = [];
  for (let time = 0; time < TIMES; time++) {
    const whole = await timed(portal, path);
    const again = await timed(portal, path, whole.tag);
    if (again.status !== 304) return undefined;
    wholes.push(whole.millis);
    unchangeds.push(again.millis);
    floors.push((await timed(portal, FLOOR)).millis);
  }
  return {
    whole: median(wholes),
    unchanged: median(unchangeds),
    floor: median(floors),
  };
}

async function statementsOf(
  portal: Portal,
  path: string,
): Promise<readonly string[]> {
  const { tag } = await portal.read(path);
  await portal.control('/record');
  await portal.read(path, tag);
  const { statements } = await portal.control<{ statements: string[] }>(
    '/recorded',
  );
  return statements;
}

async function timed(portal: Portal, path: string, tag?: string) {
  const start = performance.now();
  const answer = await portal.read(path, tag);
  return { ...answer, millis: performance.now() - start };
}
