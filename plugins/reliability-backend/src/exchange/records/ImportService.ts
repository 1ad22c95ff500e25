import {
  ImportLineReport,
  importPermission,
  ImportRecord,
  ImportSummary,
} from '@afterword/plugin-reliability-common';
import { LoggerService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { actorOf, RequestContext } from '../../platform/http/RequestContext';
import { Platform } from '../../platform/Platform';
import { failed, reported, WaitingLine } from './lineReports';
import { OwnRecords } from './OwnRecords';
import { parseRecord } from './parseRecord';
import { readLines } from './readLines';
import {
  ImportContext,
  Importers,
  ImportOutcome,
  RecordImporter,
  RecordToImport,
} from './RecordImporter';
import { WaitingReferences } from './WaitingReferences';

/** Lines that are written in one transaction. */
const BATCH_LINES = 500;
/** Text that is held before it is written: lines may be long, and each is held as it came and as it was understood. */
const BATCH_CHARACTERS = 4_000_000;
/** Longest line, in bytes. */
const MAX_LINE_BYTES = 1_048_576;

/** What is said of something new when a reference to it was dropped. */
const LEFT_OUT =
  'something that referred to this was not connected: whoever referred to it may not see it';

class Undo extends Error {}

/**
 * Reads NDJSON as it arrives and writes it in batches, each in one transaction: a connection that is lost leaves whole lines in or out, and
 * running the same file again completes it. Memory holds one batch, however long the stream. Imports are silent: no events leave, but for
 * what follows a restricted incident.
 */
export class ImportService {
  constructor(
    private readonly platform: Platform,
    private readonly importers: Importers,
    private readonly waiting: WaitingReferences,
    private readonly own: OwnRecords,
    private readonly logger: LoggerService,
  ) {}

  /** Asks whether the caller may import at all. */
  async authorise(context: RequestContext): Promise<void> {
    await this.platform.authorizer.demand(context, importPermission);
  }

  /** Yields what became of each line, in order, and a summary at the end. */
  async *import(
    context: RequestContext,
    chunks: AsyncIterable<Uint8Array>,
    dryRun: boolean,
  ): AsyncGenerator<ImportLineReport | ImportSummary> {
    const summary = {
      lines: 0,
      created: 0,
      updated: 0,
      unchanged: 0,
      failed: 0,
      waiting: 0,
      dryRun,
    };
    const tally = (report: ImportLineReport): ImportLineReport => {
      summary.lines += 1;
      if (report.result === 'created' || report.result === 'wouldCreate')
        summary.created += 1;
      else if (report.result === 'updated' || report.result === 'wouldUpdate')
        summary.updated += 1;
      else summary[report.result] += 1;
      return report;
    };
    let batch: WaitingLine[] = [];
    let reports: ImportLineReport[] = [];
    let characters = 0;
    let identities = new Set<string>();
    const flush = async () => {
      const written = await this.write(context, batch, dryRun);
      summary.waiting += written.waiting;
      const all = [...reports, ...written.reports].sort(
        (a, b) => a.line - b.line,
      );
      batch = [];
      reports = [];
      characters = 0;
      identities = new Set();
      return all.map(tally);
    };
    for await (const line of readLines(chunks, MAX_LINE_BYTES)) {
      if ('problem' in line) {
        reports.push(
          failed(line.number, [{ field: 'line', problem: line.problem }]),
        );
        continue;
      }
      const parsed = parseRecord(line.text);
      if ('errors' in parsed) {
        reports.push(failed(line.number, parsed.errors, parsed.type));
      } else {
        const identity = identityOf(parsed.record);
        // The same thing twice: the second line must find what the first one wrote.
        if (identities.has(identity)) yield* await flush();
        identities.add(identity);
        batch.push({ ...parsed, line: line.number });
        characters += line.text.length;
      }
      const isFull =
        batch.length + reports.length >= BATCH_LINES ||
        characters >= BATCH_CHARACTERS;
      if (isFull) yield* await flush();
    }
    yield* await flush();
    yield { summary };
  }

  /** Writes records that belong together in the caller's transaction, in the caller's order. */
  async writeTogether(
    tx: Knex,
    records: readonly RecordToImport<ImportRecord>[],
    context: ImportContext,
  ): Promise<ImportOutcome[]> {
    const lines = records.map((item, index) => ({ ...item, line: index }));
    return this.apply(tx, lines, context);
  }

  /** What the importers need to know, found out before the transaction begins. */
  async contextFor(
    context: RequestContext,
    batch: readonly RecordToImport<ImportRecord>[],
  ): Promise<ImportContext> {
    const { catalog, clock, database } = this.platform;
    const refs = batch.flatMap(({ record }) => this.entitiesOf(record));
    let catalogAnswered = true;
    try {
      await catalog.ensure(refs);
    } catch (error) {
      // A catalog that is away must not keep history out; the projection learns of these entities when it is back.
      catalogAnswered = false;
      this.logger.warn(
        `The catalog could not be asked for an import: ${error}`,
      );
    }
    return {
      ownSource: await this.own.source(),
      principal: context.principal,
      actor: actorOf(context.principal),
      knownEntities: await catalog.known(database, refs),
      catalogAnswered,
      now: clock(),
    };
  }

  private async write(
    context: RequestContext,
    batch: readonly WaitingLine[],
    dryRun: boolean,
  ): Promise<{ reports: ImportLineReport[]; waiting: number }> {
    if (batch.length === 0) return { reports: [], waiting: 0 };
    try {
      const importContext = await this.contextFor(context, batch);
      const outcomes = await this.inTransaction(batch, importContext, dryRun);
      return {
        reports: outcomes.map((outcome, index) =>
          reported(batch[index], outcome, dryRun),
        ),
        waiting: outcomes.reduce(
          (sum, { waitsFor = [] }) => sum + waitsFor.length,
          0,
        ),
      };
    } catch (error) {
      if (batch.length === 1) {
        this.logger.warn(
          `A record of type ${batch[0].record.type} could not be stored: ${error}`,
        );
        const problem = 'could not be stored; the log has more';
        return {
          reports: [
            failed(
              batch[0].line,
              [{ field: 'line', problem }],
              batch[0].record.type,
            ),
          ],
          waiting: 0,
        };
      }
      // One line spoils its batch, or another import was faster with it: halve until it stands alone.
      const middle = Math.ceil(batch.length / 2);
      const first = await this.write(context, batch.slice(0, middle), dryRun);
      const second = await this.write(context, batch.slice(middle), dryRun);
      return {
        reports: [...first.reports, ...second.reports],
        waiting: first.waiting + second.waiting,
      };
    }
  }

  private async inTransaction(
    batch: readonly WaitingLine[],
    context: ImportContext,
    dryRun: boolean,
  ): Promise<ImportOutcome[]> {
    let outcomes: ImportOutcome[] = [];
    try {
      await this.platform.database.transaction(async tx => {
        outcomes = await this.apply(tx, batch, context);
        if (dryRun) throw new Undo();
      });
    } catch (error) {
      if (!(error instanceof Undo)) throw error;
    }
    return outcomes;
  }

  private async apply(
    tx: Knex,
    batch: readonly WaitingLine[],
    context: ImportContext,
  ): Promise<ImportOutcome[]> {
    const outcomes = new Map<number, ImportOutcome>();
    const isOwn = ({ record }: WaitingLine) =>
      record.source === context.ownSource;
    const foreign = batch.filter(item => !isOwn(item));
    const own = batch.filter(isOwn);
    const known = await this.own.outcomes(
      tx,
      own.map(({ record }) => record),
      context,
    );
    own.forEach(({ line }, index) => outcomes.set(line, known[index]));
    const applyType = async <TType extends ImportRecord['type']>(
      importer: RecordImporter<TType>,
    ) => {
      const mine = foreign.filter(
        (
          item,
        ): item is WaitingLine &
          RecordToImport<Extract<ImportRecord, { type: TType }>> =>
          item.record.type === importer.type,
      );
      if (mine.length === 0) return;
      const results = await importer.apply(tx, mine, context);
      results.forEach((result, index) =>
        outcomes.set(mine[index].line, result),
      );
    };
    // Targets before what refers to them, whatever their order in the file.
    await applyType(this.importers.incident);
    await applyType(this.importers.postmortem);
    await applyType(this.importers.actionItem);
    await this.waiting.keep(tx, [...outcomes.values()], context);
    const left = await this.waiting.connect(
      tx,
      batch.flatMap(({ line, record }) => {
        const outcome = outcomes.get(line);
        return outcome ? { record, outcome } : [];
      }),
      this.importers,
      context,
    );
    return batch.flatMap(({ line }) => {
      const outcome = outcomes.get(line);
      if (outcome === undefined) return [];
      return left.has(outcome)
        ? { ...outcome, warnings: [...outcome.warnings, LEFT_OUT] }
        : outcome;
    });
  }

  private entitiesOf(record: ImportRecord): readonly string[] {
    switch (record.type) {
      case 'incident':
        return this.importers.incident.entitiesOf(record);
      case 'postmortem':
        return this.importers.postmortem.entitiesOf(record);
      default:
        return this.importers.actionItem.entitiesOf(record);
    }
  }
}

function identityOf(record: ImportRecord): string {
  return JSON.stringify([record.type, record.source, record.externalId]);
}
