import { ImportRecord } from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { isReadable } from '../../platform/catalog/whereReadable';
import { Outdated } from '../../platform/database/inTransaction';
import { VersionMoved } from '../../platform/http/httpErrors';
import { actorOf, RequestContext } from '../../platform/http/RequestContext';
import { Platform } from '../../platform/Platform';
import { ImportRights } from './ImportRights';
import { OwnRecords } from './OwnRecords';
import {
  ImportContext,
  Importers,
  ImportOutcome,
  RecordImporter,
  RecordToImport,
} from './RecordImporter';
import { RecordHolds } from './RecordHolds';
import { saidTwice } from './saidTwice';
import { WaitingReferences } from './WaitingReferences';

/** What is said of something when a reference to it goes on waiting. */
const leftOut = saidTwice('notConnected');

type AnyRecord = RecordToImport<ImportRecord>;

/** Writes records of all types together: each type by its importer, with what waits for them and what they wait for. */
export class RecordWriter {
  constructor(
    private readonly platform: Platform,
    private readonly importers: Importers,
    private readonly waiting: WaitingReferences,
    private readonly own: OwnRecords,
    private readonly rights: ImportRights,
    private readonly holds: RecordHolds,
  ) {}

  /** What the importers need to know, found out before the transaction begins. */
  async contextFor(
    context: RequestContext,
    batch: readonly RecordToImport<ImportRecord>[],
    { isDryRun = false } = {},
  ): Promise<ImportContext> {
    const { catalog, clock, database } = this.platform;
    const { principal } = context;
    const refs = batch.flatMap(({ record }) => this.entitiesOf(record));
    const catalogAnswered = await catalog.ensure([
      ...refs,
      // Whoever imports a draft may become its author, and an author whom the catalog does not hold counts as gone.
      ...(principal.kind === 'user' ? [principal.ref] : []),
    ]);
    const decisions =
      principal.kind === 'user'
        ? await this.rights.decide(
            context,
            batch.map(({ record }) => record),
          )
        : undefined;
    const seenOf: ImportContext['seenOf'] = async (tx, kind, ids) =>
      decisions === undefined
        ? new Set(ids)
        : this.rights.show(tx, { kind, ids }, principal, decisions);
    const leftOf: ImportContext['leftOf'] = async (tx, kind, ids) =>
      decisions === undefined
        ? new Set(ids)
        : this.rights.leave(tx, { kind, ids }, principal, decisions);
    return {
      ownSource: await this.own.source(),
      isDryRun,
      principal,
      actor: actorOf(principal),
      isSeen: async (tx, kind, { id }) =>
        (await seenOf(tx, kind, [id])).has(id),
      seenOf,
      isLeft: async (tx, kind, { id }) =>
        (await leftOf(tx, kind, [id])).has(id),
      leftOf,
      isShown: isReadable(decisions?.readable),
      knownEntities: await catalog.known(database, refs),
      catalogAnswered,
      now: clock(),
    };
  }

  /** Holds what records may change or refer to; {@link write} begins with it. For who must look at it before. */
  async hold(
    tx: Knex,
    batch: readonly AnyRecord[],
    context: ImportContext,
  ): Promise<void> {
    await this.holds.hold(tx, batch, context);
  }

  /**
   * Writes records in the caller's transaction; what became of them is in the caller's order.
   *
   * @throws Outdated when somebody has just changed what waited for one of them, which is not held as the records are
   */
  async write(
    tx: Knex,
    batch: readonly AnyRecord[],
    importing: ImportContext,
  ): Promise<ImportOutcome[]> {
    try {
      return await this.writeAll(tx, batch, importing);
    } catch (error) {
      if (error instanceof VersionMoved) throw new Outdated();
      throw error;
    }
  }

  private async writeAll(
    tx: Knex,
    batch: readonly AnyRecord[],
    importing: ImportContext,
  ): Promise<ImportOutcome[]> {
    const created = new Set<string>();
    // What was just created is referred to whatever a policy shows of it: an idea outside of its draft would be everybody's.
    const context: ImportContext = {
      ...importing,
      isSeen: async (trx, kind, present) =>
        created.has(`${kind} ${present.id}`) ||
        importing.isSeen(trx, kind, present),
      seenOf: async (trx, kind, ids) => {
        const isNew = (id: number) => created.has(`${kind} ${id}`);
        const others = ids.filter(id => !isNew(id));
        const seen = await importing.seenOf(trx, kind, others);
        return new Set(ids.filter(id => isNew(id) || seen.has(id)));
      },
    };
    await this.hold(tx, batch, context);
    const outcomes = new Map<AnyRecord, ImportOutcome>();
    const isOwn = ({ record }: AnyRecord) =>
      record.source === context.ownSource;
    const foreign = batch.filter(item => !isOwn(item));
    const own = batch.filter(isOwn);
    const known = await this.own.outcomes(
      tx,
      own.map(({ record }) => record),
      context,
    );
    own.forEach((item, index) => outcomes.set(item, known[index]));
    const applyType = async <TType extends ImportRecord['type']>(
      importer: RecordImporter<TType>,
    ) => {
      const mine = foreign.filter(
        (
          item,
        ): item is AnyRecord &
          RecordToImport<Extract<ImportRecord, { type: TType }>> =>
          item.record.type === importer.type,
      );
      if (mine.length === 0) return;
      const results = await importer.apply(tx, mine, context);
      results.forEach((outcome, index) => {
        outcomes.set(mine[index], outcome);
        if (outcome.result === 'created') {
          created.add(`${importer.type} ${outcome.id}`);
        }
      });
    };
    // Targets before what refers to them, whatever their order in the file.
    await applyType(this.importers.incident);
    await applyType(this.importers.postmortem);
    await applyType(this.importers.actionItem);
    await applyType(this.importers.deployment);
    await applyType(this.importers.changeFailure);
    await applyType(this.importers.changeReview);
    const written = batch.flatMap(item => {
      const outcome = outcomes.get(item);
      return outcome ? { record: item.record, outcome } : [];
    });
    await this.waiting.keep(tx, written, context);
    const left = await this.waiting.connect(
      tx,
      written,
      this.importers,
      context,
    );
    return batch.flatMap(item => {
      const outcome = outcomes.get(item);
      if (outcome === undefined) return [];
      return left.has(outcome)
        ? { ...outcome, warnings: [...outcome.warnings, leftOut] }
        : outcome;
    });
  }

  private entitiesOf(record: ImportRecord): readonly string[] {
    switch (record.type) {
      case 'incident':
        return this.importers.incident.entitiesOf(record);
      case 'postmortem':
        return this.importers.postmortem.entitiesOf(record);
      case 'deployment':
        return this.importers.deployment.entitiesOf(record);
      case 'changeFailure':
        return [];
      case 'changeReview':
        return this.importers.changeReview.entitiesOf(record);
      default:
        return this.importers.actionItem.entitiesOf(record);
    }
  }
}
