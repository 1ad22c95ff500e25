import { ImportRecord } from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { Changes } from '../changes';
import { Deployments } from '../deployments';
import { findPresent, identityOf } from './records/identity';
import { RecordToImport } from './records/RecordImporter';

/** Which deployments, words on change failures, and change reviews are there already, whoever asks. */
export class PresentChanges {
  constructor(
    private readonly deployments: Deployments,
    private readonly changes: Changes,
  ) {}

  async find(
    tx: Knex,
    records: readonly RecordToImport<ImportRecord>[],
  ): Promise<
    Map<
      ImportRecord,
      {
        readonly kind: 'deployment' | 'changeFailure' | 'changeReview';
        readonly id: number;
      }
    >
  > {
    const { store, failures } = this.deployments;
    const found = new Map();
    for (const [kind, { findBySource }] of [
      ['deployment', bound(store)],
      ['changeFailure', bound(failures)],
      ['changeReview', bound(this.changes.store)],
    ] as const) {
      const mine = records.filter(({ record }) => record.type === kind);
      const present = await findPresent(mine, (...key) =>
        findBySource(tx, ...key),
      );
      for (const { record } of mine) {
        const id = present.get(identityOf(record))?.id;
        if (id !== undefined) found.set(record, { kind, id });
      }
    }
    return found;
  }
}

type FindBySource = (
  tx: Knex,
  source: string,
  externalIds: readonly string[],
) => Promise<ReadonlyMap<string, { readonly id: number }>>;

function bound(store: { findBySource: FindBySource }): {
  readonly findBySource: FindBySource;
} {
  return { findBySource: (...asked) => store.findBySource(...asked) };
}
