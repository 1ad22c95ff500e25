import { createHash } from 'node:crypto';
import {
  existsSync,
  readdirSync,
  readFileSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { spawnGroup } from './processGroup.mjs';
import { LauncherError } from './toolchain.mjs';

const GIGABYTE = 1024 ** 3;

/** Free space that a first installation asks for. */
const ROOM_FOR_PACKAGES = 3 * GIGABYTE;

/** Codes of the lines in which Yarn tells of steps, peers and skipped builds. */
const CHATTER = /YN(0000|0002|0004|0005|0007|0013|0060|0085|0086)/;

function manifestsOf(root) {
  const workspaces = ['packages', 'plugins'].flatMap(folder =>
    readdirSync(join(root, folder), { withFileTypes: true })
      .filter(entry => entry.isDirectory())
      .map(entry => join(folder, entry.name)),
  );
  return ['.', 'test', ...workspaces]
    .map(folder => join(root, folder, 'package.json'))
    .filter(existsSync)
    .sort();
}

/** Changes whenever an installation could have something to do. */
function installationKey(root) {
  const hash = createHash('sha256');
  const files = [
    ...manifestsOf(root),
    join(root, 'yarn.lock'),
    join(root, '.yarnrc.yml'),
    // Yarn rewrites this file at each installation, whoever started it.
    join(root, 'node_modules', '.yarn-state.yml'),
  ];
  for (const file of files) {
    hash.update(file).update('\0');
    hash.update(existsSync(file) ? readFileSync(file) : 'absent').update('\0');
  }
  return hash.digest('hex');
}

function runYarnInstall(root, env, onStep) {
  return new Promise((resolve, reject) => {
    const yarn = spawnGroup('yarn', ['install', '--immutable'], {
      cwd: root,
      env,
      output: 'pipe',
    });
    let output = '';
    const read = chunk => {
      output += chunk;
      const step = /┌ (\w+) step/.exec(String(chunk));
      if (step) {
        onStep(step[1].toLowerCase());
      }
    };
    yarn.stdout.on('data', read);
    yarn.stderr.on('data', read);
    yarn.on('close', code => {
      if (code === 0) {
        resolve();
        return;
      }
      const complaints = output
        .split('\n')
        .filter(line => !CHATTER.test(line) && /YN\d{4}/.test(line))
        .slice(-10);
      process.stderr.write(
        `${(complaints.length ? complaints.join('\n') : output).trim()}\n`,
      );
      reject(
        new LauncherError(
          'The packages could not be installed from yarn.lock: the lines above say why. If package.json was changed, run `yarn install` once.',
        ),
      );
    });
  });
}

/**
 * Installs exactly what yarn.lock says; does nothing when that has been done and
 * neither lockfile, manifests nor node_modules have changed since.
 */
export async function installPackages(root, env, say) {
  const stamp = join(root, 'node_modules', '.afterword-installed');
  if (
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === installationKey(root)
  ) {
    return;
  }
  if (!existsSync(join(root, 'node_modules'))) {
    const { bavail, bsize } = statfsSync(root);
    if (bavail * bsize < ROOM_FOR_PACKAGES) {
      throw new LauncherError(
        `The first start installs about 2 GB of packages, and the disk of ${root} has less than 3 GB left: free some space and try again.`,
      );
    }
    say('Installing packages; the first time this takes a few minutes.');
  } else {
    say('Installing packages.');
  }
  await runYarnInstall(root, env, step => say(`Installing packages: ${step}.`));
  writeFileSync(stamp, installationKey(root));
}
