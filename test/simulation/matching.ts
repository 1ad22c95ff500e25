import { parseArgs } from 'node:util';
import {
  Measured,
  measureMatching,
} from '../../plugins/reliability-common/src/testing/whoShouldHear/measureMatching';
import { RankingName } from '../../plugins/reliability-common/src/testing/whoShouldHear/rankings';
import { table } from '../bench/report/markdown';
import { writeDocument } from '../bench/report/writeDocument';

/*
 * `yarn simulate:matching`: how well the matcher finds who should hear a learning, beside asking the same owner's and beside plain text
 * search, in organisations where that is known. Fails where the matcher is not surely better than both. The seeds are fixed.
 *
 *   yarn simulate:matching                             everything; takes a minute or two
 *   yarn simulate:matching --quick                     fewer organisations
 *   yarn simulate:matching --write docs/learnings.md   also puts the table into the document
 */

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    write: { type: 'string' },
  },
});

const names: Readonly<Record<RankingName, string>> = {
  matcher: 'the matcher',
  sameOwner: 'same owner',
  plainText: 'plain BM25',
};

const shown = ({ mean, interval: [low, high] }: Measured) =>
  `${percent(mean)} (${percent(low)}–${percent(high)})`;

function percent(share: number): string {
  return (share * 100).toFixed(1);
}

async function main(): Promise<void> {
  const size = values.quick
    ? { worlds: 2, services: 300, learnings: 60 }
    : { worlds: 10, services: 1_000, learnings: 100 };
  const { asked, concerned, learnings, ways } = await measureMatching(size);
  const text = [
    table(
      ['who should hear', 'precision@5, %', 'recall@20, %'],
      ways.map(({ way, precisionAt5, recallAt20 }) => [
        names[way],
        shown(precisionAt5),
        shown(recallAt20),
      ]),
      1,
    ),
    `${learnings} learnings in ${size.worlds} organisations of ${
      size.services
    } services; ${concerned.toFixed(
      1,
    )} should hear one on average. In brackets the 95 % interval, by drawing learnings anew.`,
    `The matcher finds ${asked.each.mean.toFixed(
      1,
    )} for a learning, of whom ${shown(asked.rightly)} % should hear it.`,
  ].join('\n\n');
  process.stdout.write(`${text}\n`);
  if (values.write !== undefined) writeDocument(values.write, text, 'matching');
  const missed = ways
    .filter(({ way }) => way !== 'matcher')
    .filter(
      ({ lead }) =>
        lead.precisionAt5.interval[0] <= 0 || lead.recallAt20.interval[0] <= 0,
    );
  for (const { way } of missed) {
    process.stderr.write(`Missed: not surely better than ${names[way]}\n`);
  }
  if (missed.length > 0) process.exitCode = 1;
}

main().catch(error => {
  process.stderr.write(`${error}\n`);
  process.exitCode = 1;
});
