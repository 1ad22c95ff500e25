import { createHash } from 'node:crypto';
import {
  ActionItemRecord,
  ActionItemStatus,
  DocumentReading,
  documentSource,
  FieldProblem,
  ImportRecord,
} from '@afterword/plugin-reliability-common';
import { FieldError } from '../platform/http/httpErrors';
import { beginningOf } from './reading/plainText';
import { checkRecord } from './records/parseRecord';
import { RecordToImport } from './records/RecordImporter';

/** What a document becomes, read or corrected. */
export type DocumentRecords = Pick<
  DocumentReading,
  'incident' | 'postmortem' | 'actionItems'
>;

/** Whose document it is, and what it is called. */
export interface DocumentName {
  readonly source: string;
  readonly actor: string;
  readonly externalId: string;
}

/** What a document can say of an action item; the other statuses are promises and checks, which people make here. */
const sayable: readonly ActionItemStatus[] = [
  'candidate',
  'inProgress',
  'done',
  'declined',
];

/**
 * The records under the document's own names, whatever names they were sent with, connected with each other. What a document cannot know
 * is taken out: who wrote it is whoever imports it, and nobody has promised, checked or reviewed anything by a file.
 */
export function documentRecords(
  { incident, postmortem, actionItems }: DocumentRecords,
  name: DocumentName,
): RecordToImport<ImportRecord>[] {
  const ofIncident = identity(name, 'incident');
  const ofPostmortem = identity(name, 'postmortem');
  const actionNames = distinctNames(actionItems);
  const { author, reviews, ...text } = postmortem;
  refuseUnsayable(actionItems);
  return [
    ...(incident ? [checked('incident', { ...incident, ...ofIncident })] : []),
    checked('postmortem', {
      ...text,
      ...ofPostmortem,
      // A document is read in as a draft, never past its gates.
      status: 'draft',
      publishedAt: null,
      incidents: incident ? [ofIncident] : [],
    }),
    ...actionItems.map(
      ({ committedAt, verifiedAt, originalDue, checkOn, ...item }, index) =>
        checked(`actionItems.${index}`, {
          ...item,
          ...identity(name, 'action', actionNames[index]),
          postmortem: ofPostmortem,
          incident: incident ? ofIncident : null,
        }),
    ),
  ];
}

/**
 * A name that only documents have, and each importer others: what is readable of it may be anything, the hash is over who imports and all
 * of the document's name.
 */
function identity(
  { source, actor, externalId }: DocumentName,
  part: string,
  partName = '',
) {
  const digest = createHash('sha256')
    .update(JSON.stringify([actor, externalId, part, partName]))
    .digest('base64url')
    .slice(0, 22);
  return {
    source: documentSource(source),
    externalId: `${beginningOf(externalId, 200)} #${part} ${digest}`,
  };
}

/** An item keeps its own name when another one is left out, so that reading in again finds the same. */
function distinctNames(items: readonly ActionItemRecord[]): string[] {
  const seen = new Map<string, number>();
  return items.map(({ externalId }) => {
    // Before the `#` stands what the document was called when it was read; it may be called something else by now.
    const own = externalId.slice(externalId.lastIndexOf('#') + 1);
    const count = (seen.get(own) ?? 0) + 1;
    seen.set(own, count);
    return `${own} ${count}`;
  });
}

function refuseUnsayable(items: readonly ActionItemRecord[]): void {
  const problems = items.flatMap(({ status }, index): FieldProblem[] =>
    !status || sayable.includes(status)
      ? []
      : [
          {
            field: `body.corrected.actionItems.${index}.status`,
            problem: `must be one of ${sayable.join(
              ', ',
            )}: a document cannot promise or check`,
          },
        ],
  );
  if (problems.length > 0) throw new FieldError(problems);
}

function checked(path: string, record: object): RecordToImport<ImportRecord> {
  const parsed = checkRecord(record);
  if ('errors' in parsed) {
    throw new FieldError(
      parsed.errors.map(({ field, problem }) => ({
        field: `body.corrected.${path}.${field}`,
        problem,
      })),
    );
  }
  return parsed;
}
