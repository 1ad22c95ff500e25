import { spawnSync } from 'node:child_process';
import { spawnGroup } from './processGroup.mjs';

/**
 * The tools that this repository is built, run and tested with. This is the only
 * place that names their versions for the launchers; `packageManager` in
 * package.json repeats Yarn's for those who have it.
 */
export const TOOLCHAIN = { node: '24.21.0', yarn: '4.18.1' };

/** What went wrong, in one sentence for the person at the terminal: no stack. */
export class LauncherError extends Error {}

function alreadyRunsUnderThem() {
  const [major] = process.versions.node.split('.');
  if (major !== TOOLCHAIN.node.split('.')[0]) {
    return false;
  }
  const yarn = spawnSync('yarn', ['--version'], { encoding: 'utf8' });
  return yarn.status === 0 && yarn.stdout.trim() === TOOLCHAIN.yarn;
}

function pathFromNpx() {
  const args = [
    '--yes',
    '-p',
    `node@${TOOLCHAIN.node}`,
    '-p',
    `@yarnpkg/cli-dist@${TOOLCHAIN.yarn}`,
    '-c',
    'node -p process.env.PATH',
  ];
  return new Promise((resolve, reject) => {
    const npx = spawnGroup('npx', args, { output: 'pipe' });
    let output = '';
    let complaint = '';
    npx.stdout.on('data', chunk => {
      output += chunk;
    });
    npx.stderr.on('data', chunk => {
      complaint += chunk;
    });
    npx.on('close', code => {
      if (code === 0) {
        resolve(output.trim().split('\n').at(-1));
      } else if (code === 127) {
        reject(
          new LauncherError(
            'npx was not found: install Node.js 20 or newer together with npm.',
          ),
        );
      } else {
        const reason = complaint.trim().split('\n').at(-1) ?? '';
        reject(
          new LauncherError(
            `Node ${TOOLCHAIN.node} and Yarn ${TOOLCHAIN.yarn} could not be fetched from the npm registry; check the network and try again. ${reason}`,
          ),
        );
      }
    });
  });
}

/**
 * Environment in which `node` and `yarn` are the pinned ones. They come from the
 * npm registry through npx when this process runs under others, and stay in npm's
 * own cache; nothing is installed on the machine.
 */
export async function toolchainEnvironment(say) {
  if (alreadyRunsUnderThem()) {
    return { ...process.env };
  }
  say(`Using Node ${TOOLCHAIN.node} and Yarn ${TOOLCHAIN.yarn} through npx.`);
  return { ...process.env, PATH: await pathFromNpx() };
}
