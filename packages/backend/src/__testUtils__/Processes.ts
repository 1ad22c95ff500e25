import { ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';

/** Where a program is on the path; `undefined` when it is not installed. */
export function programPath(name: string): string | undefined {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .concat('/usr/bin')
    .map(folder => join(folder, name))
    .find(candidate => {
      try {
        accessSync(candidate, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/** A port that nobody listens on at the moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address !== null && typeof address === 'object'
          ? resolve(address.port)
          : reject(new Error('The port could not be read')),
      );
    });
  });
}

/** Child processes of a test; all of them end with it. */
export class Processes {
  private readonly running: ChildProcess[] = [];

  start(program: string, args: readonly string[]): void {
    this.running.push(spawn(program, [...args], { stdio: 'ignore' }));
  }

  async stop(): Promise<void> {
    await Promise.all(
      this.running.map(
        child =>
          new Promise<void>(resolve => {
            if (child.exitCode !== null) {
              resolve();
              return;
            }
            child.once('exit', () => resolve());
            child.kill('SIGKILL');
          }),
      ),
    );
  }
}

/** Asks until the answer is there, and says what was there last when it never comes. */
export async function eventually<T>(
  ask: () => Promise<T>,
  isThere: (answer: T) => boolean,
  seconds = 45,
): Promise<T> {
  const end = Date.now() + seconds * 1000;
  const answers: T[] = [];
  while (Date.now() < end) {
    try {
      answers[0] = await ask();
      if (isThere(answers[0])) return answers[0];
    } catch (error) {
      // Not up yet: asked again.
    }
    await new Promise(resolve => setTimeout(resolve, 250));
  }
  throw new Error(
    `Not there in ${seconds} s; last: ${JSON.stringify(answers)}`,
  );
}
