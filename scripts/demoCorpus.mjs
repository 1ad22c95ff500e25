import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onceToldToEnd, spawnGroup, stopAllGroups } from './processGroup.mjs';
import { LauncherError, toolchainEnvironment } from './toolchain.mjs';

/*
 * `npm run demo:corpus`: loads a folder of real postmortems and incidents into the
 * running portal, with the pinned Node. What it does is in
 * packages/backend/src/demo/corpus.
 */

const ROOT = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');

const say = text => process.stdout.write(`Afterword: ${text}\n`);

async function main() {
  onceToldToEnd(async () => {
    await stopAllGroups();
    process.exit(130);
  });
  if (!existsSync(join(ROOT, 'node_modules', '@backstage', 'cli-node'))) {
    throw new LauncherError(
      'The packages are not installed yet: start the portal first, with npm start.',
    );
  }
  const env = await toolchainEnvironment(say);
  const args = [
    ...['-r', '@backstage/cli-node/config/nodeTransform.cjs'],
    'packages/backend/src/demo/corpus/main.ts',
  ];
  spawnGroup('node', args, { cwd: ROOT, env }).on('close', code => {
    process.exitCode = code ?? 1;
  });
}

main().catch(error => {
  const isExpected = error instanceof LauncherError;
  process.stderr.write(`${isExpected ? error.message : error.stack}\n`);
  process.exit(1);
});
