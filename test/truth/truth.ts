import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Engine, engines, withServer } from './databases';
import { inWorkers } from './inWorkers';
import { wholeNumber } from './wholeNumber';

/*
 * `yarn truth`: figures of made-up histories, written and read by the product on a real database, held against a naive oracle that computes
 * them from what happened. Stops at the first difference, and says by which seed and by how little it is seen.
 *
 *   yarn truth                             100,000 histories on each database; takes an hour or two
 *   yarn truth --quick                     some hundred on each
 *   yarn truth --engine SQLite             one database
 *   yarn truth --histories 5000 --from 81  so many, from a seed on
 *   yarn truth --resume data/truth.log     notes there how far it came, and goes on from there
 *   yarn truth --workers 1                 in so many processes, unless told one for each processor
 *   yarn truth --size 10 --brief           so many histories side by side; of a difference only after how many histories it came
 */

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    engine: { type: 'string' },
    histories: { type: 'string' },
    from: { type: 'string', default: '1' },
    resume: { type: 'string' },
    workers: { type: 'string', default: String(availableParallelism()) },
    size: { type: 'string', default: '50' },
    brief: { type: 'boolean', default: false },
  },
});
const size = wholeNumber('size', values.size);
const workers = wholeNumber('workers', values.workers);
const from = wholeNumber('from', values.from);
const histories = wholeNumber(
  'histories',
  values.histories ?? (values.quick ? '500' : '100000'),
);

const say = (text: string) =>
  process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${text}\n`);
/** Milliseconds between two words of how far it came. */
const SAY_EVERY = 20_000;

/** Seeds of which it was noted that everything was true. */
function notedOf(engine: Engine): ReadonlySet<number> {
  const { resume } = values;
  if (resume === undefined || !existsSync(resume)) return new Set();
  return new Set(
    readFileSync(resume, 'utf8')
      .split('\n')
      .flatMap(line => {
        const [name, seed] = line.split(' ');
        return name === engine ? Number(seed) : [];
      }),
  );
}

/** Whether everything was true. */
async function runOn(engine: Engine, worlds: number): Promise<boolean> {
  const noted = notedOf(engine);
  const seeds = Array.from(
    { length: worlds },
    (_, index) => from + index,
  ).filter(seed => !noted.has(seed));
  const beganAt = performance.now();
  let saidAt = beganAt;
  let happened = 0;
  const sayHowFar = () => {
    saidAt = performance.now();
    const perSecond = ((happened * 1000) / (saidAt - beganAt)).toFixed(1);
    say(
      `${engine}: ${happened} histories, ${perSecond} a second, no difference`,
    );
  };
  const untrue = await withServer(engine, server =>
    inWorkers({ server, seeds, size, brief: values.brief }, workers, seed => {
      happened += size;
      if (values.resume) appendFileSync(values.resume, `${engine} ${seed}\n`);
      if (performance.now() - saidAt > SAY_EVERY) sayHowFar();
    }),
  );
  if (untrue === undefined) {
    sayHowFar();
    return true;
  }
  process.stdout.write(
    `${engine}, seed ${untrue}: untrue after ${happened + size} histories\n`,
  );
  return false;
}

async function main(): Promise<void> {
  for (const engine of engines) {
    if (values.engine !== undefined && values.engine !== engine) continue;
    const isTrue = await runOn(engine, Math.ceil(histories / size));
    if (!isTrue) process.exitCode = 1;
  }
}

main().catch(error => {
  process.stderr.write(`${error?.stack ?? error}\n`);
  process.exitCode = 1;
});
