import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/*
 * A development server is a tree of processes: the CLI, its bundler, the back end.
 * A signal that reaches only the top leaves the rest alive on their ports. So each
 * tree gets a process group of its own, and signals go to the group.
 *
 * At the top of the group stands a keeper (keeper.mjs). It holds the end of a pipe
 * from this process: when this process dies without a word, the pipe closes and the
 * keeper stops the group.
 */

const KEEPER = fileURLToPath(new URL('keeper.mjs', import.meta.url));

const wait = ms => new Promise(resolve => setTimeout(resolve, ms));

/** What Linux knows about a process; nothing elsewhere, and for one that is gone. */
function processStatus(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name, in brackets, may itself hold spaces and brackets.
    const end = stat.lastIndexOf(')');
    const [state, parent, group] = stat.slice(end + 2).split(' ');
    return {
      name: stat.slice(stat.indexOf('(') + 1, end),
      isRunning: state !== 'Z' && state !== 'X',
      parent: Number(parent),
      group: Number(group),
    };
  } catch {
    return undefined;
  }
}

/** Whether any process of the group, other than `except`, still runs. */
export function groupIsAlive(group, except) {
  try {
    process.kill(-group, 0);
  } catch {
    return false;
  }
  let pids;
  try {
    pids = readdirSync('/proc').filter(name => /^\d+$/.test(name));
  } catch {
    return true;
  }
  // A dead process that nobody has reaped still answers signal 0.
  return pids.some(pid => {
    const status = processStatus(pid);
    return (
      status?.group === group && status.isRunning && Number(pid) !== except
    );
  });
}

/** Sends a signal to the group; a group that is gone is fine. */
export function signalGroup(group, signal) {
  try {
    process.kill(-group, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') {
      throw error;
    }
  }
}

/** Asks the group to end, and ends it after `patience` milliseconds. */
export async function stopGroup(group, patience = 10_000, except = undefined) {
  signalGroup(group, 'SIGTERM');
  const deadline = Date.now() + patience;
  while (groupIsAlive(group, except) && Date.now() < deadline) {
    await wait(50);
  }
  if (groupIsAlive(group, except)) {
    signalGroup(group, 'SIGKILL');
    await wait(100);
  }
}

const groups = new Set();

/**
 * Runs a command in a process group of its own, under a keeper.
 *
 * @returns the keeper's child process; its `pid` is the group, and it exits with
 *   the command's exit code
 */
export function spawnGroup(command, args, { cwd, env, output = 'inherit' }) {
  const keeper = spawn(process.execPath, [KEEPER, command, ...args], {
    cwd,
    env,
    detached: true,
    stdio: ['pipe', output, output],
  });
  groups.add(keeper.pid);
  keeper.once('close', () => {
    if (!groupIsAlive(keeper.pid)) {
      groups.delete(keeper.pid);
    }
  });
  return keeper;
}

/** Stops all that {@link spawnGroup} started. */
export async function stopAllGroups() {
  await Promise.all([...groups].map(group => stopGroup(group)));
}

/** Ends all that {@link spawnGroup} started, at once and without asking. */
export function killAllGroups() {
  for (const group of groups) {
    signalGroup(group, 'SIGKILL');
  }
}

/** The process that runs our script: our parent, or its parent when that is a shell. */
function packageManagerAbove() {
  const parent = processStatus(process.ppid);
  return parent && /^(ba|da|z)?sh$/.test(parent.name)
    ? parent.parent
    : process.ppid;
}

/**
 * Calls `stop` once when this process is told to end: by a signal, or because npm
 * or Yarn, which started it, is gone. A second Ctrl-C ends everything at once.
 */
export function onceToldToEnd(stop) {
  let told = false;
  const tell = reason => {
    if (!told) {
      told = true;
      stop(reason);
    } else if (reason === 'SIGINT') {
      killAllGroups();
      process.exit(130);
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, tell);
  }
  if (process.env.npm_lifecycle_event) {
    const runner = packageManagerAbove();
    setInterval(() => {
      if (packageManagerAbove() !== runner && !told) {
        tell('SIGHUP');
      }
    }, 500).unref();
  }
}
