import {
  exchangeContract,
  ImportRecord,
  OperationResponse,
} from '@afterword/plugin-reliability-common';
import { actorOf, RequestContext } from '../platform/http/RequestContext';
import { VersionMoved } from '../platform/http/httpErrors';
import { Platform } from '../platform/Platform';
import { DocumentReader } from './DocumentReader';
import { documentRecords } from './documentRecords';
import { DocumentRights, movedMeanwhile } from './DocumentRights';
import { ImportService } from './records/ImportService';

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
    private readonly importService: ImportService,
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
    const write = await this.rights.demand(context, given);
    const importContext = await this.importService.contextFor(context, given);
    const outcomes = await orMoved(() =>
      this.platform.database.transaction(async tx => {
        const { records, after } = await write(tx);
        const written = await this.importService.writeTogether(
          tx,
          records,
          importContext,
        );
        after(written);
        return written;
      }),
    );
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
}

/** @throws ConflictError when somebody else was faster with a part of it; nothing of the document is stored then */
async function orMoved<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof VersionMoved) throw movedMeanwhile();
    throw error;
  }
}
