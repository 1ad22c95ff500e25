import { generateWorld } from '../../plugins/reliability-backend/src/__testUtils__/truth/generateWorld';
import { House } from '../../plugins/reliability-backend/src/__testUtils__/truth/House';
import { runWorld } from '../../plugins/reliability-backend/src/__testUtils__/truth/runWorld';
import {
  shrink,
  Shrunken,
} from '../../plugins/reliability-backend/src/__testUtils__/truth/shrink';
import { withDatabase } from './databases';
import { Task, Told } from './inWorkers';

/*
 * A process in which some worlds happen, one after the other; see `inWorkers`.
 */

/**
 * Worlds that one database is used for: what a driver keeps of statements outside of the heap, it keeps until the heap is tidied, which is
 * rarely, and PostgreSQL keeps what was deleted.
 */
const PORTION = 20;

/** Once nobody waits for it any more, it is lost, and this process ends. */
const tell = (told: Told) =>
  process.send?.(told, undefined, undefined, () => {});

/** Whether everything was true. */
async function runPortion(
  { server, size, brief }: Task,
  seeds: readonly number[],
): Promise<boolean> {
  return withDatabase(server, async database => {
    const house = await House.on(database);
    for (const seed of seeds) {
      const world = generateWorld(seed, size);
      const [untruth] = await runWorld(house, world);
      tell({ seed, isTrue: untruth === undefined });
      if (untruth !== undefined) {
        if (!brief) write(await shrink(house, world, untruth));
        return false;
      }
    }
    return true;
  });
}

/** Shows how little it takes; the catalog follows from the seed. */
function write({ world, untruth }: Shrunken): void {
  const { catalog, laterCatalog, histories, ...rest } = world;
  const events = histories.flatMap(history => history.events);
  const shown = { ...rest, events, differences: untruth.differences };
  process.stdout.write(`${JSON.stringify(shown, undefined, 2)}\n`);
}

async function run(task: Task): Promise<void> {
  for (let begin = 0; begin < task.seeds.length; begin += PORTION) {
    const seeds = task.seeds.slice(begin, begin + PORTION);
    if (!(await runPortion(task, seeds))) return;
  }
}

process.once('disconnect', () => process.exit());
process.once('message', (task: Task) => {
  run(task)
    .catch(error => {
      process.stderr.write(`${error?.stack ?? error}\n`);
      process.exitCode = 1;
    })
    .finally(() => {
      if (process.connected) process.disconnect();
    });
});
