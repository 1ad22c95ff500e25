import { ImportRecord } from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { Changes } from '../../changes';
import { findPresent } from './identity';
import { OwnRecords } from './OwnRecords';
import { PendingReferenceStore } from './PendingReferenceStore';
import { targetIn } from './WaitingReferences';

/** Which change reviews an import of some records may have to do with: those that the records are about, and those that wait for what they bring. */
export class ConcernedChanges {
  constructor(
    private readonly changes: Changes,
    private readonly own: OwnRecords,
    private readonly pending: PendingReferenceStore,
  ) {}

  /** Their ids. To be asked outside of transactions first, as {@link OwnRecords.source} is. */
  async ids(tx: Knex, records: readonly ImportRecord[]): Promise<number[]> {
    const ownSource = await this.own.source();
    const mine = records.filter(({ type }) => type === 'changeReview');
    const present = await findPresent(
      mine.map(record => ({ record, hash: '' })),
      (source, externalIds) =>
        this.changes.store.findBySource(tx, source, externalIds),
    );
    const own = await this.own.find(
      tx,
      'changeReview',
      mine.flatMap(({ externalId, source }) =>
        source === ownSource ? externalId : [],
      ),
      async () => true,
    );
    const waiting = await this.pending.waitingOf(
      tx,
      'changeReview',
      records.flatMap(record => {
        const toKind = targetIn(record);
        return toKind === undefined ? [] : { toKind, to: record };
      }),
    );
    return [
      ...[...present.values()].map(({ id }) => id),
      ...own.values(),
      ...waiting,
    ];
  }

  /** All that these touch, and would touch then. */
  async touched(
    tx: Knex,
    records: readonly ImportRecord[],
  ): Promise<readonly string[]> {
    const ids = await this.ids(tx, records);
    const named = records.flatMap(record =>
      record.type === 'changeReview' ? record.entities : [],
    );
    return [
      ...new Set([...named, ...(await this.changes.store.touched(tx, ids))]),
    ];
  }
}
