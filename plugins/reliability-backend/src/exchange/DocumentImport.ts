import {
  ActionItemRecord,
  DocumentReading,
  exchangeContract,
  incidentCreatePermission,
  IncidentRecord,
  ImportRecord,
  OperationResponse,
  postmortemCreatePermission,
  PostmortemRecord,
} from '@afterword/plugin-reliability-common';
import { ConflictError } from '@backstage/errors';
import { FieldError } from '../platform/http/httpErrors';
import { actorOf, RequestContext } from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { readDocument } from './reading';
import { ImportService } from './records/ImportService';
import { checkRecord } from './records/parseRecord';
import { RecordToImport } from './records/RecordImporter';

type Answer = OperationResponse<typeof exchangeContract.importDocument>;
type Request = (typeof exchangeContract.importDocument.body)['_output'];
type Records = Pick<DocumentReading, 'incident' | 'postmortem' | 'actionItems'>;

/**
 * A person's Markdown document → a draft, in two steps: what it would become, for the person to correct, and then that.
 *
 * A document is known by the person and the name, so that reading it in again changes the draft that it became, and nobody's else.
 */
export class DocumentImport {
  constructor(
    private readonly platform: Platform,
    private readonly importService: ImportService,
  ) {}

  async import(
    context: RequestContext,
    request: Request,
    dryRun: boolean,
  ): Promise<Answer> {
    const { authorizer } = this.platform;
    await authorizer.demand(context, postmortemCreatePermission);
    await authorizer.demand(context, incidentCreatePermission);
    const reading = readDocument(request);
    if (dryRun) return { reading };
    const source = request.source;
    const name = `${actorOf(context.principal)} ${request.externalId}`;
    const records = identified(request.corrected ?? reading, source, name);
    const outcomes = await this.importService.writeTogether(context, records);
    if (outcomes.some(({ result }) => result === 'refused')) {
      throw new ConflictError(
        'What this document became is no longer yours to change',
      );
    }
    const keys = (type: ImportRecord['type']) =>
      records.flatMap(({ record }, index) =>
        record.type === type ? outcomes[index].key : [],
      );
    return {
      reading,
      stored: {
        postmortem: keys('postmortem')[0],
        incident: keys('incident')[0] ?? null,
        actionItems: keys('actionItem'),
      },
    };
  }
}

/** The records under the document's own names, whatever names they were sent with, connected with each other. */
function identified(
  { incident, postmortem, actionItems }: Records,
  source: string,
  name: string,
): RecordToImport<ImportRecord>[] {
  const ofIncident = { source, externalId: shortened(name, 'incident') };
  const ofPostmortem = { source, externalId: shortened(name, 'postmortem') };
  const actionNames = distinctNames(actionItems);
  const records: (IncidentRecord | PostmortemRecord | ActionItemRecord)[] = [
    ...(incident ? [{ ...incident, ...ofIncident }] : []),
    {
      ...postmortem,
      ...ofPostmortem,
      // A document is read in as a draft, never past its gates.
      status: 'draft',
      publishedAt: null,
      incidents: incident ? [ofIncident] : [],
    },
    ...actionItems.map((item, index) => ({
      ...item,
      source,
      externalId: shortened(name, actionNames[index]),
      postmortem: ofPostmortem,
      incident: incident ? ofIncident : null,
    })),
  ];
  return records.map((record, index) => {
    const checked = checkRecord(record);
    if ('errors' in checked) {
      throw new FieldError(
        checked.errors.map(({ field, problem }) => ({
          field: `body.corrected.${index}.${field}`,
          problem,
        })),
      );
    }
    return checked;
  });
}

/** Identities are limited in length; the end of a name tells documents of one folder apart. */
function shortened(name: string, part: string): string {
  return `${name.slice(-270)}#${part}`;
}

/** An item keeps its own name when another one is left out, so that reading in again finds the same. */
function distinctNames(items: readonly ActionItemRecord[]): string[] {
  const seen = new Map<string, number>();
  return items.map(({ externalId }) => {
    const own = externalId.slice(-20);
    const count = (seen.get(own) ?? 0) + 1;
    seen.set(own, count);
    return `action ${own}${count > 1 ? ` ${count}` : ''}`;
  });
}
