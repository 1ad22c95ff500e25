import { ImportRecord } from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';

/** What an importer needs to know of the import that it serves. */
export interface ImportContext {
  /** Who imports, for the history. */
  readonly actor: string;
  /** Entities that the catalog knows, of those that the records of this batch name. */
  readonly knownEntities: ReadonlySet<string>;
  readonly now: number;
}

/** What became of one record. */
export interface ImportOutcome {
  readonly result: 'created' | 'updated' | 'unchanged';
  readonly id: number;
  readonly key: string;
  readonly warnings: readonly string[];
  /** References of this record that wait for their targets. */
  readonly waiting?: number;
}

/** A record with the hash by which an identical one is known again. */
export interface RecordToImport<TRecord> {
  readonly record: TRecord;
  readonly hash: string;
}

/**
 * Creates and changes things of one type from records, many at once, in the caller's transaction. The records of one call all have
 * different identities.
 */
export interface RecordImporter<TType extends ImportRecord['type']> {
  readonly type: TType;
  /** Entities that records name, for the catalog to be asked before the transaction begins. */
  entitiesOf(record: Extract<ImportRecord, { type: TType }>): readonly string[];
  /** In the order of the records. */
  apply(
    tx: Knex,
    records: readonly RecordToImport<Extract<ImportRecord, { type: TType }>>[],
    context: ImportContext,
  ): Promise<ImportOutcome[]>;
}
