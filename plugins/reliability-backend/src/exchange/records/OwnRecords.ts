import {
  ImportRecord,
  isDocumentSource,
  fromKey,
  keyOf,
  keyPrefixes,
  toKey,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { ActionItems } from '../../actionItems';
import { Incidents } from '../../incidents';
import { Access } from '../../platform/access/Access';
import { Postmortems } from '../../postmortems';
import { mayChange } from './mayChange';
import { ImportContext, ImportOutcome } from './RecordImporter';
import { saidTwice } from './saidTwice';

interface Stored {
  readonly id: number;
  readonly confidentialId: number | null;
}

/**
 * What was written in this portal, or became of a document in it, and comes back to it, in an export of its own or through another portal. It is known again, so that
 * nothing is made twice and what refers to it finds it; it is not changed, for what people wrote here is theirs to change here.
 */
export class OwnRecords {
  private known?: string;

  constructor(
    private readonly database: Knex,
    private readonly access: Access,
    private readonly slices: {
      readonly incidents: Incidents;
      readonly postmortems: Postmortems;
      readonly actionItems: ActionItems;
    },
  ) {}

  /** The source under which this portal's own things are exported. To be asked outside of transactions. */
  async source(): Promise<string> {
    if (this.known === undefined) {
      const row = await this.database('installation').first('id');
      this.known = `afterword:${row.id}`;
    }
    return this.known;
  }

  /** What of the keys that own records bear is there, as far as the importer may know of it. */
  async find(
    tx: Knex,
    kind: ImportRecord['type'],
    keys: readonly string[],
    may: (stored: Stored) => Promise<boolean>,
  ): Promise<Map<string, number>> {
    const ids = keys
      .filter(key => keyOf(kind).safeParse(key).success)
      .map(fromKey);
    const seen = new Map<string, number>();
    if (ids.length === 0) return seen;
    for (const stored of await this.stored(tx, kind, [...new Set(ids)])) {
      if (await may(stored)) {
        seen.set(toKey(kind, stored.id), stored.id);
      }
    }
    return seen;
  }

  /** In the order of the records. */
  async outcomes(
    tx: Knex,
    records: readonly ImportRecord[],
    context: ImportContext,
  ): Promise<ImportOutcome[]> {
    const found = new Map<string, number>();
    for (const kind of new Set(records.map(({ type }) => type))) {
      const keys = records
        .filter(({ type }) => type === kind)
        .map(({ externalId }) => externalId);
      const seen = await this.find(
        tx,
        kind,
        keys,
        async stored =>
          (await mayChange(tx, this.access, stored, context)) &&
          context.isSeen(tx, kind, stored),
      );
      for (const [key, id] of seen) {
        found.set(key, id);
      }
    }
    return records.map(({ type, externalId: key }): ImportOutcome => {
      const id = key.startsWith(keyPrefixes[type]) ? found.get(key) : undefined;
      // What is hidden is answered like what is not there.
      if (id === undefined) {
        return { result: 'refused', id: 0, key, warnings: [] };
      }
      const warning = saidTwice('writtenHere', { key });
      return { result: 'unchanged', id, key, warnings: [warning] };
    });
  }

  private async stored(
    tx: Knex,
    kind: ImportRecord['type'],
    ids: readonly number[],
  ): Promise<readonly Stored[]> {
    const { incidents, postmortems, actionItems } = this.slices;
    const stored = {
      incident: () => incidents.store.getUnrestricted(tx, ids),
      postmortem: () => postmortems.store.getUnrestricted(tx, ids),
      actionItem: () => actionItems.store.getUnrestricted(tx, ids),
    };
    const all: readonly (Stored & { readonly source: string | null })[] =
      await stored[kind]();
    return all.filter(
      ({ source }) => source === null || isDocumentSource(source),
    );
  }
}
