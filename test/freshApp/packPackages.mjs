import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { runCommand } from './command.mjs';

/** The folders of the packages that are published. */
function publishedFolders(root) {
  return readdirSync(join(root, 'plugins'))
    .map(name => join(root, 'plugins', name))
    .filter(folder => {
      const file = join(folder, 'package.json');
      return existsSync(file) && !JSON.parse(readFileSync(file)).private;
    });
}

/** Unpacks a packed package, and reads it as whoever installs it will find it. */
function readPack(file) {
  const folder = file.replace(/\.tgz$/, '');
  mkdirSync(folder);
  execFileSync('tar', ['-xzf', file, '-C', folder]);
  const root = join(folder, 'package');
  const paths = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(root, join(entry.parentPath, entry.name)));
  const read = path => readFileSync(join(root, path), 'utf8');
  return { file, paths, read, manifest: JSON.parse(read('package.json')) };
}

/**
 * Packs every package of this repository as publishing would: `prepack` and
 * `postpack` are the scripts of the package itself.
 *
 * @param folder - where the archives go
 */
export async function packPackages(root, folder, { env, log }) {
  const packs = [];
  for (const cwd of publishedFolders(root)) {
    const file = join(folder, `${basename(cwd)}.tgz`);
    await runCommand(`yarn pack --out ${file}`, { cwd, env, log });
    packs.push({ folder: cwd, ...readPack(file) });
  }
  return packs;
}
