import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Mutant, mutants } from './mutants';

/*
 * `yarn test:mutants`: puts one bug after another into the product and sees that the truth finds it. Fails where one lives.
 *
 *   yarn test:mutants                      all of them; takes some minutes
 *   yarn test:mutants --quick              the first six
 *   yarn test:mutants --engine PostgreSQL  on the other database
 *   yarn test:mutants --histories 5000     after so many histories a bug has lived
 */

const ROOT = join(__dirname, '../..');
const QUICK = 6;
const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    engine: { type: 'string', default: 'SQLite' },
    histories: { type: 'string', default: '2000' },
  },
});

/** Whether the product still has, once, what a bug is put in the place of. */
function isInPlace({ file, from }: Mutant): boolean {
  return readFileSync(join(ROOT, file), 'utf8').split(from).length === 2;
}

/** After how many histories a bug was found; undefined where it was not. */
function foundAfter(mutant: Mutant): number | undefined {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      ...['--require', join(__dirname, 'mutate.cjs')],
      ...['--require', '@backstage/cli-node/config/nodeTransform.cjs'],
      join(ROOT, 'test/truth/truth.ts'),
      ...['--engine', values.engine, '--histories', values.histories],
      ...['--workers', '1', '--size', '10', '--brief'],
    ],
    {
      cwd: ROOT,
      env: { ...process.env, AFTERWORD_MUTANT: JSON.stringify(mutant) },
      encoding: 'utf8',
    },
  );
  if (status === 0) return undefined;
  const found = /untrue after (\d+) histories/.exec(stdout);
  if (found === null) {
    throw new Error(`${mutant.name} could not be tried: ${stdout}${stderr}`);
  }
  return Number(found[1]);
}

const gone = mutants.filter(mutant => !isInPlace(mutant));
if (gone.length > 0) {
  const names = gone.map(({ name }) => name).join(', ');
  throw new Error(`What these bugs are put in the place of is gone: ${names}`);
}

for (const mutant of values.quick ? mutants.slice(0, QUICK) : mutants) {
  const histories = foundAfter(mutant);
  const outcome =
    histories === undefined
      ? `lives after ${values.histories} histories`
      : `found after ${histories} histories`;
  process.stdout.write(`${mutant.name}: ${outcome}\n`);
  if (histories === undefined) process.exitCode = 1;
}
