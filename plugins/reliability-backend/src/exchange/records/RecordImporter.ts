import {
  ImportRecord,
  LineProblem,
  LineWarning,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { Principal } from '../../platform/http/RequestContext';
import { PendingReference, TargetKind } from './PendingReferenceStore';

/** Whether something that is there is among what is asked for. */
type OneOf = (
  tx: Knex,
  kind: ImportRecord['type'],
  present: { readonly id: number },
) => Promise<boolean>;

/** The ids of those that are, of some that are there. */
type ManyOf = (
  tx: Knex,
  kind: ImportRecord['type'],
  ids: readonly number[],
) => Promise<ReadonlySet<number>>;

/** What an importer needs to know of the import that it serves. */
export interface ImportContext {
  /** The source that this portal's own things bear. */
  readonly ownSource: string;
  /** Whether all of it will be undone. */
  readonly isDryRun: boolean;
  /** Who imports. */
  readonly principal: Principal;
  /** The same, for the history. */
  readonly actor: string;
  /** Whether a policy shows a person who imports what is there; of a service none is asked. */
  readonly isSeen: OneOf;
  /** The same of many things of a kind, asked at once. */
  readonly seenOf: ManyOf;
  /** Whether a policy leaves it to a person to change what is there; a service keeps another system in step. */
  readonly isLeft: OneOf;
  /** The same of many things of a kind, asked at once. */
  readonly leftOf: ManyOf;
  /** Whether the catalog shows an entity that a change review of this batch touches, or touched, to a person who imports. */
  readonly isShown: (ref: string) => boolean;
  /** Entities that the catalog knows, of those that the records of this batch name. */
  readonly knownEntities: ReadonlySet<string>;
  /** Whether the catalog could be asked; if not, what is not known may be known to it all the same. */
  readonly catalogAnswered: boolean;
  readonly now: number;
}

/** What became of one record. */
export interface ImportOutcome {
  /** `refused`: it is there, and the importer may neither read nor change it; or there is a `problem`. */
  readonly result: 'created' | 'updated' | 'unchanged' | 'refused';
  readonly problem?: LineProblem;
  readonly id: number;
  readonly key: string;
  readonly warnings: readonly LineWarning[];
  /** References of this record that wait for their targets; none of one that is refused. */
  readonly waitsFor?: readonly PendingReference[];
  /** The `detail` of references that wait already and go on waiting, though the record says something of their kind. */
  readonly stillWaits?: readonly string[];
}

/** A reference that waited, and what has arrived for it. */
export interface ArrivedReference {
  readonly fromId: number;
  /** What {@link PendingReference} says of it. */
  readonly detail: string;
  readonly to: {
    readonly kind: TargetKind;
    readonly id: number;
    /** Whether it says nothing yet but what its record does. */
    readonly isNew: boolean;
  };
  /** What whoever made it may do. */
  readonly planter: ImportContext;
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

  /**
   * Connects something that waited with what has arrived.
   *
   * @returns whether it did: it does only if both whoever referred and whoever sends what has arrived may change what refers
   */
  attach?(
    tx: Knex,
    reference: ArrivedReference,
    context: ImportContext,
  ): Promise<boolean>;
}

/** An importer for each type of record. */
export type Importers = {
  readonly [TType in ImportRecord['type']]: RecordImporter<TType>;
};
