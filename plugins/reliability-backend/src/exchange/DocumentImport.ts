import {
  exchangeContract,
  ImportRecord,
  OperationResponse,
} from '@afterword/plugin-reliability-common';
import { ConflictError } from '@backstage/errors';
import { again, wasOvertaken } from '../platform/database/inTransaction';
import { actorOf, RequestContext } from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { DocumentReader } from './DocumentReader';
import { documentRecords } from './documentRecords';
import { DocumentRights } from './DocumentRights';
import { ImportOutcome, RecordToImport } from './records/RecordImporter';
import { RecordWriter } from './records/RecordWriter';

type Answer = OperationResponse<typeof exchangeContract.importDocument>;
type Request = (typeof exchangeContract.importDocument.body)['_output'];

/**
 * A person's Markdown document → a draft, in two steps: what it would become and change, for the person to correct, and then that.
 *
 * A document is known by the person and the name, so that reading it in again changes the draft that it became, and nobody else's.
 */
export class DocumentImport {
  constructor(
    private readonly platform: Platform,
    private readonly writer: RecordWriter,
    private readonly rights: DocumentRights,
    private readonly reader: DocumentReader,
  ) {}

  async import(
    context: RequestContext,
    request: Request,
    dryRun: boolean,
  ): Promise<Answer> {
    await this.rights.demandReading(context);
    const reading = await this.reader.read(request);
    const given = documentRecords(request.corrected ?? reading, {
      source: request.source,
      actor: actorOf(context.principal),
      externalId: request.externalId,
    });
    if (dryRun) {
      const changes = await this.rights.changes(context, given);
      return changes === undefined ? { reading } : { reading, changes };
    }
    const outcomes = await this.store(context, given);
    const keys = (type: ImportRecord['type']) =>
      given.flatMap(({ record }, index) =>
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

  /**
   * All of it or nothing, with the caller's rights asked for as part of it. A document that comes twice at once finds, in its second try,
   * what the other became.
   *
   * @throws ConflictError when somebody else was faster with a part of it; nothing of the document is stored then
   */
  private async store(
    context: RequestContext,
    given: readonly RecordToImport<ImportRecord>[],
  ): Promise<ImportOutcome[]> {
    try {
      return await again(async () => {
        const write = await this.rights.demand(context, given);
        const importContext = await this.writer.contextFor(context, given);
        return this.platform.database.transaction(async tx => {
          await this.writer.hold(tx, given, importContext);
          const { records, after } = await write(tx);
          const written = await this.writer.write(tx, records, importContext);
          after(written);
          return written;
        });
      });
    } catch (error) {
      if (wasOvertaken(error)) {
        throw new ConflictError(
          'Somebody else has just changed what this document became; try again',
        );
      }
      throw error;
    }
  }
}
