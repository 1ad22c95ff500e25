import { spawn } from 'node:child_process';
import { stopGroup } from './processGroup.mjs';

/*
 * `node keeper.mjs <command> <arguments>`: runs a command that must not outlive
 * whoever holds the other end of standard input. See processGroup.mjs.
 */

const [command, ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });

let orphaned = false;

child.on('error', error => {
  process.stderr.write(`${command} could not be started: ${error.message}\n`);
  process.exit(127);
});
child.on('exit', (code, signal) => {
  if (!orphaned) {
    process.exit(signal ? 1 : code);
  }
});

// Signals come to the whole group; the command decides how it ends.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {});
}
// Nobody may be left to read what the command still says.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});

process.stdin.resume();
process.stdin.on('close', async () => {
  orphaned = true;
  await stopGroup(process.pid, 10_000, process.pid);
  process.exit(1);
});
