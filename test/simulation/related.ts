import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  MeasuredRecall,
  measureRelated,
  RelatedMeasures,
} from '../../plugins/reliability-common/src/testing/whatIsRelated/measureRelated';
import {
  KnownRelations,
  plantIncidents,
} from '../../plugins/reliability-common/src/testing/whatIsRelated/plantIncidents';
import { plainTextRanking } from '../../plugins/reliability-common/src/testing/whatIsRelated/plainText';
import { relatedRanking } from '../../plugins/reliability-common/src/testing/whatIsRelated/related';
import { statusPageRelations } from '../../plugins/reliability-common/src/testing/whatIsRelated/statusPage';
import { table } from '../bench/report/markdown';
import { writeDocument } from '../bench/report/writeDocument';

/*
 * `yarn simulate:related`: how much of what is related to an incident is found among the first ten, beside plain text search, on incidents that were held
 * out by a hash of their ids before the ranking was written: planted ones, and those of a public status page. Fails where planted ones are not found at
 * least 6 points better.
 *
 *   yarn simulate:related                             everything; takes a minute
 *   yarn simulate:related --quick                     fewer planted incidents
 *   yarn simulate:related --write docs/learnings.md   also puts the table into the document
 *   RELIABILITY_CORPUS                                the folder of public data (../shared/data)
 */

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    write: { type: 'string' },
  },
});

/** Points that planted incidents must be found better by. */
const LEAST_LEAD = 6;
const ways = ['ours', 'plainText'] as const;

const statusPage = join(
  process.env.RELIABILITY_CORPUS || '../shared/data',
  'incidents/github-status-2022-2024.jsonl',
);

function measure(worlds: readonly KnownRelations[]) {
  return measureRelated(
    worlds.map(known => ({
      known,
      rankings: {
        ours: relatedRanking(known.incidents),
        plainText: plainTextRanking(known.incidents),
      },
    })),
    ways,
  );
}

function rowOf(
  name: string,
  { asked, related, ways: found, lead }: RelatedMeasures<(typeof ways)[number]>,
): string[] {
  return [
    name,
    String(asked),
    related.toFixed(1),
    shown(found.ours),
    shown(found.plainText),
    shown(lead),
  ];
}

function shown({ mean, interval: [low, high] }: MeasuredRecall): string {
  return `${points(mean)} (${points(low)} to ${points(high)})`;
}

function points(share: number): string {
  return (share * 100).toFixed(1);
}

function main(): void {
  const { worlds, size } = values.quick
    ? { worlds: 1, size: { services: 200, incidents: 600 } }
    : { worlds: 3, size: { services: 200, incidents: 1_000 } };
  const planted = measure(
    Array.from({ length: worlds }, (_, index) =>
      plantIncidents(100 + index, size),
    ),
  );
  const rows = [rowOf('planted', planted)];
  if (existsSync(statusPage)) {
    const lines = readFileSync(statusPage, 'utf8').trim().split('\n');
    const known = statusPageRelations(lines.map(line => JSON.parse(line)));
    rows.push(rowOf('a public status page', measure([known])));
  } else {
    process.stderr.write(
      `SKIPPED: incidents of a public status page, because ${statusPage} is not there. Set RELIABILITY_CORPUS.\n`,
    );
  }
  const text = [
    table(
      [
        'incidents',
        'asked about',
        'related to one',
        'recall@10, %',
        'plain BM25, %',
        'better by, points',
      ],
      rows,
      1,
    ),
    'In brackets the 95 % interval, by drawing incidents anew. Recall is of all that is related, or of ten where more is.',
  ].join('\n\n');
  process.stdout.write(`${text}\n`);
  if (values.write !== undefined) writeDocument(values.write, text, 'related');
  if (planted.lead.mean * 100 < LEAST_LEAD) {
    process.stderr.write(`Missed: not ${LEAST_LEAD} points better\n`);
    process.exitCode = 1;
  }
}

main();
