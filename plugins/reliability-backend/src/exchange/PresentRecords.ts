import { ImportRecord } from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { ActionItems } from '../actionItems';
import { Incidents } from '../incidents';
import { Postmortems } from '../postmortems';
import { findPresent, identityOf } from './records/identity';
import { RecordToImport } from './records/RecordImporter';

/** What a document can become; deployments come as records only. */
export type Kind = Extract<
  ImportRecord['type'],
  'incident' | 'postmortem' | 'actionItem'
>;
export type Records = readonly RecordToImport<ImportRecord>[];

/** Something that a record became when it was imported before. */
export interface Present {
  readonly kind: Kind;
  readonly id: number;
  readonly title: string;
  /** Whether it is only what the document says: an action item that nobody has decided on, or an incident. */
  readonly followsDocument: boolean;
}

/** What of a document, or of other records, is there already, whoever asks. */
export class PresentRecords {
  constructor(
    private readonly slices: {
      readonly incidents: Incidents;
      readonly postmortems: Postmortems;
      readonly actionItems: ActionItems;
    },
  ) {}

  /** What the records have become before; held, it is what was written last, and stays so until the transaction ends. */
  async find(
    tx: Knex,
    records: Records,
    { isHeld = false } = {},
  ): Promise<Map<ImportRecord, Present>> {
    const { incidents, postmortems, actionItems } = this.slices;
    const found = new Map<ImportRecord, Present>();
    const look = async <TStored extends { id: number; title: string }>(
      kind: Kind,
      findBySource: (
        source: string,
        externalIds: readonly string[],
      ) => Promise<ReadonlyMap<string, TStored>>,
      hold: (ids: readonly number[]) => Promise<readonly TStored[]>,
      followsDocument: (stored: TStored) => boolean,
    ) => {
      const mine = records.filter(({ record }) => record.type === kind);
      const stored = await findPresent(mine, findBySource);
      const ids = [...stored.values()].map(({ id }) => id);
      const all = isHeld ? await hold(ids) : [...stored.values()];
      const byId = new Map(all.map(one => [one.id, one]));
      for (const { record } of mine) {
        const one = byId.get(stored.get(identityOf(record))?.id ?? 0);
        if (one === undefined) continue;
        const { id, title } = one;
        found.set(record, {
          kind,
          id,
          title,
          followsDocument: followsDocument(one),
        });
      }
    };
    await look(
      'incident',
      (...key) => incidents.store.findBySource(tx, ...key),
      async ids => {
        await incidents.store.hold(tx, ids);
        return incidents.store.getUnrestricted(tx, ids);
      },
      () => true,
    );
    await look(
      'postmortem',
      (...key) => postmortems.store.findBySource(tx, ...key),
      ids => postmortems.store.holdUnrestricted(tx, ids),
      () => false,
    );
    await look(
      'actionItem',
      (...key) => actionItems.store.findBySource(tx, ...key),
      ids => actionItems.store.holdUnrestricted(tx, ids),
      ({ status }) => status === 'candidate',
    );
    return found;
  }
}
