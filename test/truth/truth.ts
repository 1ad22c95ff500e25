import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { generateWorld } from '../../plugins/reliability-backend/src/__testUtils__/truth/generateWorld';
import { House } from '../../plugins/reliability-backend/src/__testUtils__/truth/House';
import { runWorld } from '../../plugins/reliability-backend/src/__testUtils__/truth/runWorld';
import {
  shrink,
  Shrunken,
} from '../../plugins/reliability-backend/src/__testUtils__/truth/shrink';
import { Engine, engines, withDatabase } from './databases';

/*
 * `yarn truth`: figures of made-up histories, written and read by the product on a real database, held against a naive oracle that computes
 * them from what happened. Stops at the first difference, and says by which seed and by how little it is seen.
 *
 *   yarn truth                             100,000 histories on each database; takes hours
 *   yarn truth --quick                     some hundred on each
 *   yarn truth --engine SQLite             one database
 *   yarn truth --histories 5000 --from 81  so many, from a seed on
 *   yarn truth --resume data/truth.log     notes there how far it came, and goes on from there
 *   yarn truth --size 10 --brief           so many histories side by side; of a difference only after how many histories it came
 */

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    engine: { type: 'string' },
    histories: { type: 'string' },
    from: { type: 'string', default: '1' },
    resume: { type: 'string' },
    size: { type: 'string', default: '50' },
    brief: { type: 'boolean', default: false },
  },
});
const SIZE = Number(values.size);

const say = (text: string) =>
  process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${text}\n`);

/** The seed to begin with: the one after the last that was noted for an engine. */
function firstSeed(engine: Engine): number {
  const { from, resume } = values;
  if (resume === undefined || !existsSync(resume)) return Number(from);
  const seeds = readFileSync(resume, 'utf8')
    .split('\n')
    .flatMap(line => {
      const [name, seed] = line.split(' ');
      return name === engine ? Number(seed) + 1 : [];
    });
  return Math.max(Number(from), ...seeds);
}

/** Shows how little it takes; the catalog follows from the seed. */
function write({ world, untruth }: Shrunken): void {
  const { catalog, laterCatalog, histories, ...rest } = world;
  const events = histories.flatMap(history => history.events);
  const shown = { ...rest, events, differences: untruth.differences };
  process.stdout.write(`${JSON.stringify(shown, undefined, 2)}\n`);
}

/**
 * Worlds that one connection is used for: what a driver keeps of statements outside of the heap, it keeps until the heap is tidied, which
 * is rarely.
 */
const PORTION = 20;

/** Whether everything was true. */
async function runOn(engine: Engine, worlds: number): Promise<boolean> {
  const first = firstSeed(engine);
  const until = Number(values.from) + worlds;
  const beganAt = performance.now();
  for (let seed = first; seed < until; seed += PORTION) {
    const last = Math.min(seed + PORTION, until) - 1;
    const untrue = await runPortion(engine, seed, last);
    if (untrue !== undefined) {
      const histories = (untrue + 1 - first) * SIZE;
      process.stdout.write(
        `${engine}, seed ${untrue}: untrue after ${histories} histories\n`,
      );
      return false;
    }
    const done = (last + 1 - first) * SIZE;
    const perSecond = Math.round((done * 1000) / (performance.now() - beganAt));
    say(
      `${engine}: ${done} histories up to seed ${last}, ${perSecond} a second, no difference`,
    );
  }
  return true;
}

/** The seed of the first world of some that shows a difference. */
async function runPortion(
  engine: Engine,
  first: number,
  last: number,
): Promise<number | undefined> {
  return withDatabase(engine, async database => {
    const house = await House.on(database);
    for (let seed = first; seed <= last; seed += 1) {
      const world = generateWorld(seed, SIZE);
      const [untruth] = await runWorld(house, world);
      if (untruth !== undefined) {
        if (!values.brief) write(await shrink(house, world, untruth));
        return seed;
      }
      if (values.resume) appendFileSync(values.resume, `${engine} ${seed}\n`);
    }
    return undefined;
  });
}

async function main(): Promise<void> {
  const histories = Number(values.histories ?? (values.quick ? 500 : 100_000));
  for (const engine of engines) {
    if (values.engine !== undefined && values.engine !== engine) continue;
    const isTrue = await runOn(engine, Math.ceil(histories / SIZE));
    if (!isTrue) process.exitCode = 1;
  }
}

main().catch(error => {
  process.stderr.write(`${error?.stack ?? error}\n`);
  process.exitCode = 1;
});
