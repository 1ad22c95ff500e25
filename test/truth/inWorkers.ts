import { ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Server } from './databases';

/** What a worker is told to do. */
export interface Task {
  readonly server: Server;
  /** Of the worlds that happen, one after the other. */
  readonly seeds: readonly number[];
  /** How many histories a world has. */
  readonly size: number;
  /** Whether it is enough to know that something is untrue. */
  readonly brief: boolean;
}

/** What a worker tells of each world. */
export interface Told {
  readonly seed: number;
  readonly isTrue: boolean;
}

/**
 * Has worlds happen in processes side by side, each with a database of its own and every so manieth seed. Where something is untrue, the
 * others end at once, and this one when it has shown how little it takes.
 *
 * @param onTrue - hears of each world in which everything was true
 * @returns the seed of the first of which something was untrue
 * @throws Error when nothing was untrue, and not all worlds were told of
 */
export async function inWorkers(
  task: Task,
  workers: number,
  onTrue: (seed: number) => void,
): Promise<number | undefined> {
  let untrue: number | undefined;
  let told = 0;
  const children = Array.from({ length: workers }, (_, worker) => {
    const child = fork(join(__dirname, 'worker.ts'));
    const seeds = task.seeds.filter(
      (_seed, place) => place % workers === worker,
    );
    child.on('message', (message: object) => {
      if (!isTold(message) || untrue !== undefined) return;
      const { seed, isTrue } = message;
      if (isTrue) {
        told += 1;
        onTrue(seed);
        return;
      }
      untrue = seed;
      for (const other of children) if (other !== child) leave(other);
    });
    child.send({ ...task, seeds });
    return child;
  });
  try {
    await Promise.all(children.map(ended));
  } finally {
    children.forEach(leave);
  }
  if (untrue === undefined && told < task.seeds.length) {
    throw new Error(`Only ${told} of ${task.seeds.length} seeds were told of`);
  }
  return untrue;
}

/** What compiles our files tells of each that it reads, too. */
function isTold(message: object): message is Told {
  return 'isTrue' in message;
}

function leave(child: ChildProcess): void {
  if (child.connected) child.disconnect();
}

async function ended(child: ChildProcess): Promise<void> {
  const [code, signal] = await once(child, 'exit');
  if (code !== 0) throw new Error(`A worker ended with ${code ?? signal}`);
}
