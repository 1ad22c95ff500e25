import {
  DocumentReading,
  ImportRecord,
  incidentFromStatusPage,
} from '@afterword/plugin-reliability-common';
import { ReliabilityClient } from '../ReliabilityClient';
import { Corpus, CorpusFile, CorpusFolder } from './readCorpus';

/** Records of one request. */
const CHUNK = 200;

/** How it went: files that became something, and what could not be read or stored. */
export interface CorpusReport {
  readonly documents: number;
  readonly incidents: number;
  readonly problems: number;
}

/**
 * Sends a corpus through the API: status pages through their mapping to `/import`, documents to `/postmortems/import`. One file that cannot be
 * read stops no other. Running it again changes what has changed and doubles nothing.
 *
 * @param say - takes the report, line by line
 */
export async function loadCorpus(
  corpus: Corpus,
  client: ReliabilityClient,
  say: (line: string) => void,
): Promise<CorpusReport> {
  const total = { documents: 0, incidents: 0, problems: 0 };
  for (const file of corpus.statusPages) {
    const { stored, problems } = await loadStatusPage(file, client, say);
    total.incidents += stored;
    total.problems += problems;
  }
  for (const collection of corpus.collections) {
    const stored = await loadCollection(collection, client, say);
    total.documents += stored;
    total.problems += collection.files.length - stored;
  }
  return total;
}

async function loadStatusPage(
  file: CorpusFile,
  client: ReliabilityClient,
  say: (line: string) => void,
) {
  const problems: string[] = [];
  const records: { readonly line: number; readonly record: ImportRecord }[] =
    [];
  for (const [index, text] of file.read().split('\n').entries()) {
    if (text.trim() !== '') {
      const line = index + 1;
      const reading = incidentFromStatusPage(text);
      if ('record' in reading) records.push({ line, record: reading.record });
      else problems.push(`line ${line}: ${reading.problem}`);
    }
  }
  const sum = { created: 0, updated: 0, unchanged: 0 };
  for (let from = 0; from < records.length; from += CHUNK) {
    const chunk = records.slice(from, from + CHUNK);
    const { lines, summary } = await client.importRecords(
      chunk.map(({ record }) => record),
    );
    sum.created += summary.created;
    sum.updated += summary.updated;
    sum.unchanged += summary.unchanged;
    for (const { line, errors } of lines) {
      for (const { field, problem } of errors) {
        problems.push(`line ${chunk[line - 1].line}: ${field} ${problem}`);
      }
    }
  }
  const { created, updated, unchanged } = sum;
  say(
    `${file.name}: ${created} incidents created, ${updated} updated, ${unchanged} unchanged, ${problems.length} not taken in`,
  );
  problems.forEach(problem => say(`  ${problem}`));
  return { stored: created + updated + unchanged, problems: problems.length };
}

/** @returns how many documents became drafts */
async function loadCollection(
  { name, files }: CorpusFolder,
  client: ReliabilityClient,
  say: (line: string) => void,
): Promise<number> {
  let stored = 0;
  say(`${name}:`);
  for (const file of files) {
    try {
      const answer = await client.importDocument({
        source: name,
        externalId: file.name,
        content: file.read(),
      });
      stored += 1;
      say(
        `  ${file.name} → ${answer.stored?.postmortem ?? 'nothing'}: ${inWords(
          answer.reading,
        )}`,
      );
      for (const { line, text, why } of answer.reading.looksWrong) {
        say(`    looks wrong${line ? `, line ${line}` : ''}: ${text} (${why})`);
      }
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      say(`  ${file.name} was not taken in: ${reason}`);
    }
  }
  return stored;
}

function inWords(reading: DocumentReading): string {
  const { incident, postmortem, actionItems, left, looksWrong } = reading;
  const known = (values: object | null | undefined) =>
    Object.values(values ?? {}).filter(value => value !== null).length;
  const found = [
    counted(known(incident?.times), 'time point'),
    counted(known(incident?.stated), 'stated duration'),
    counted(known(postmortem.sections), 'section'),
    counted(postmortem.timeline?.length ?? 0, 'timeline line'),
    counted(postmortem.factors?.length ?? 0, 'factor'),
    counted(actionItems.length, 'action item'),
  ].filter(text => text !== '');
  const remarks = [
    ...(left.length > 0 ? [`${left.length} left`] : []),
    ...(looksWrong.length > 0
      ? [
          `${looksWrong.length} ${
            looksWrong.length === 1 ? 'looks' : 'look'
          } wrong`,
        ]
      : []),
  ];
  return [...found, ...remarks].join(', ');
}

function counted(count: number, what: string): string {
  if (count === 0) return '';
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
