import { randomUUID } from 'node:crypto';
import { Knex } from 'knex';
import { DocumentPresence } from '../DocumentPresence';
import { WaitingLine } from './lineReports';
import { ImportContext } from './RecordImporter';

/**
 * Lets a dry run take the names of what its sender may not see for free. A trial leaves nothing behind and may be repeated: it would be a
 * way to ask what is there.
 */
export class UnseenNames {
  constructor(private readonly presence: DocumentPresence) {}

  /** The lines of a transaction that will be undone, with other names for the records that bear one of these. */
  async freed(
    tx: Knex,
    batch: readonly WaitingLine[],
    context: ImportContext,
  ): Promise<readonly WaitingLine[]> {
    const present = await this.presence.find(tx, batch);
    const freed: WaitingLine[] = [];
    for (const line of batch) {
      const one = present.get(line.record);
      const isFree =
        one === undefined || (await context.isSeen(tx, one.kind, one));
      freed.push(
        isFree
          ? line
          : { ...line, record: { ...line.record, externalId: randomUUID() } },
      );
    }
    return freed;
  }
}
