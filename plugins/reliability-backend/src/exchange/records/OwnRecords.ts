import {
  ImportRecord,
  fromKey,
  idInKey,
  KeyedKind,
  keyOf,
  toKey,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { ActionItems } from '../../actionItems';
import { Changes } from '../../changes';
import { Deployments } from '../../deployments';
import { Incidents } from '../../incidents';
import { Access } from '../../platform/access/Access';
import { Postmortems } from '../../postmortems';
import { isWrittenHere } from './identity';
import { ImportContext, ImportOutcome } from './RecordImporter';
import { saidTwice } from './saidTwice';

/** What has a key; a word on a change failure has none. */
type Kind = Exclude<ImportRecord['type'], 'changeFailure'>;

const kinds: readonly Kind[] = [
  'incident',
  'postmortem',
  'actionItem',
  'deployment',
  'changeReview',
];

/** What the key of a record of a kind is a key of. */
const keyed = (kind: Kind): KeyedKind =>
  kind === 'changeReview' ? 'change' : kind;

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
      readonly deployments: Deployments;
      readonly changes: Changes;
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
    kind: Kind,
    keys: readonly string[],
    may: (stored: Stored) => Promise<boolean>,
  ): Promise<Map<string, number>> {
    const ids = keys
      .filter(key => keyOf(keyed(kind)).safeParse(key).success)
      .map(fromKey);
    const seen = new Map<string, number>();
    if (ids.length === 0) return seen;
    for (const stored of await this.stored(tx, kind, [...new Set(ids)])) {
      if (await may(stored)) {
        seen.set(toKey(keyed(kind), stored.id), stored.id);
      }
    }
    return seen;
  }

  /** In the order of the records. Who sends them, a service too, is told of what they may read; keys that count up would tell of the rest. */
  async outcomes(
    tx: Knex,
    records: readonly ImportRecord[],
    context: ImportContext,
  ): Promise<ImportOutcome[]> {
    const found = new Map<ImportRecord, number>();
    const may = (kind: Kind) => async (stored: Stored) =>
      (await this.access.allows(
        tx,
        stored.confidentialId,
        context.principal,
      )) && context.isSeen(tx, kind, stored);
    for (const record of records) {
      if (record.type === 'changeFailure') {
        const id = await this.word(tx, record.externalId, may('incident'));
        if (id !== undefined) found.set(record, id);
      }
    }
    for (const kind of kinds) {
      const mine = records.filter(({ type }) => type === kind);
      const keys = mine.map(({ externalId }) => externalId);
      const seen = await this.find(tx, kind, keys, may(kind));
      for (const record of mine) {
        const id = seen.get(record.externalId);
        if (id !== undefined) found.set(record, id);
      }
    }
    return records.map((record): ImportOutcome => {
      const { externalId: key } = record;
      const id = found.get(record);
      // What is hidden is answered like what is not there.
      if (id === undefined) {
        return { result: 'refused', id: 0, key, warnings: [] };
      }
      const warning = saidTwice('writtenHere', { key });
      return { result: 'unchanged', id, key, warnings: [warning] };
    });
  }

  /** The deployment of a word that somebody said here, as exports name it: by both keys. */
  private async word(
    tx: Knex,
    name: string,
    may: (stored: Stored) => Promise<boolean>,
  ): Promise<number | undefined> {
    const [deployment, incident] = name.split('/');
    const deploymentId = idInKey('deployment', deployment);
    const incidentId = idInKey('incident', incident ?? '');
    if (deploymentId === undefined || incidentId === undefined)
      return undefined;
    const { deployments, incidents } = this.slices;
    const words = await deployments.failures.wordsOf(tx, [deploymentId]);
    const isSaid = words.some(
      word => word.origin === 'human' && word.incidentId === incidentId,
    );
    const [stored] = isSaid
      ? await incidents.store.getUnrestricted(tx, [incidentId])
      : [];
    return stored && (await may(stored)) ? deploymentId : undefined;
  }

  private async stored(
    tx: Knex,
    kind: Kind,
    ids: readonly number[],
  ): Promise<readonly Stored[]> {
    const { changes, ...slices } = this.slices;
    const { incidents, postmortems, actionItems, deployments } = slices;
    const open = { confidentialId: null };
    const stored = {
      incident: () => incidents.store.getUnrestricted(tx, ids),
      postmortem: () => postmortems.store.getUnrestricted(tx, ids),
      actionItem: () => actionItems.store.getUnrestricted(tx, ids),
      deployment: async () =>
        (await deployments.store.getUnrestricted(tx, ids)).map(each => ({
          ...each,
          ...open,
        })),
      changeReview: async () =>
        (await changes.store.getUnrestricted(tx, ids)).map(each => ({
          ...each,
          ...open,
        })),
    };
    const all: readonly (Stored & { readonly source: string | null })[] =
      await stored[kind]();
    return all.filter(isWrittenHere);
  }
}
