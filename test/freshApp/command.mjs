import { createWriteStream } from 'node:fs';
import { spawnGroup } from '../../scripts/processGroup.mjs';

/** What npx and Yarn tell the scripts that they run about themselves; no newcomer has that in the shell. */
const OF_THE_RUNNER =
  /^(npm_(config_(package|call|yes)|lifecycle_.*)|INIT_CWD|PROJECT_CWD|YARN_IGNORE_PATH)$/;

/** The environment of a terminal that somebody has just opened. */
export function freshTerminal(env) {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !OF_THE_RUNNER.test(name)),
  );
}

/**
 * Runs a command to its end and keeps what it says in a file. A failure says the
 * last of it.
 *
 * @param line - command and arguments, separated by spaces; no quotes
 * @returns all that it said
 */
export function runCommand(line, { cwd, env, log }) {
  const [command, ...args] = line.split(' ');
  return new Promise((resolve, reject) => {
    const file = createWriteStream(log, { flags: 'a' });
    file.write(`\n$ ${line}\n`);
    const child = spawnGroup(command, args, { cwd, env, output: 'pipe' });
    let said = '';
    const keep = chunk => {
      said += chunk;
      file.write(chunk);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('close', code => {
      file.end();
      if (code === 0) {
        resolve(said);
        return;
      }
      const end = said
        .trimEnd()
        .split('\n')
        .slice(-15)
        .map(text => `  ${text.slice(0, 300)}`)
        .join('\n');
      reject(new Error(`\`${line}\` ended with ${code}:\n${end}`));
    });
  });
}
