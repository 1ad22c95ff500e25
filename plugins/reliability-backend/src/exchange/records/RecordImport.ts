import {
  ImportLineReport,
  importPermission,
  ImportRecord,
  ImportSummary,
} from '@afterword/plugin-reliability-common';
import { LoggerService } from '@backstage/backend-plugin-api';
import { again, wasOvertaken } from '../../platform/database/inTransaction';
import { Portion } from '../../platform/database/Portion';
import { OverloadedError } from '../../platform/http/httpErrors';
import { RequestContext } from '../../platform/http/RequestContext';
import { Platform } from '../../platform/Platform';
import { failed, reported, WaitingLine } from './lineReports';
import { ParsedRecord, parseRecord } from './parseRecord';
import { readLines } from './readLines';
import { ImportOutcome } from './RecordImporter';
import { RecordWriter } from './RecordWriter';
import { installedSource } from './reservedSources';
import { saidTwice } from './saidTwice';
import { UnseenNames } from './UnseenNames';

/** Lines that are written in one transaction. */
const BATCH_LINES = 500;
/** Text that is held before it is written: lines may be long, and each is held as it came and as it was understood. */
const BATCH_CHARACTERS = 4_000_000;
/** Longest line, in bytes. */
const MAX_LINE_BYTES = 1_048_576;

class Undo extends Error {}

/**
 * Reads NDJSON as it arrives and writes it in batches, each in one transaction: a connection that is lost leaves whole lines in or out, and
 * running the same file again completes it. Memory holds one batch, however long the stream. Imports are silent: no events leave.
 */
export class RecordImport {
  constructor(
    private readonly platform: Platform,
    private readonly writer: RecordWriter,
    private readonly unseen: UnseenNames,
    private readonly isInstalledSource: (name: string) => boolean,
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
    const portion = new Portion(this.platform.database, BATCH_LINES);
    const flush = async () => {
      const written = await this.write(context, batch, { dryRun, portion });
      await this.platform.turns.letOthersRead();
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
      if ('error' in line) {
        reports.push(failed(line.number, [line.error]));
        continue;
      }
      const parsed = this.parse(context, line.text);
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
        batch.length + reports.length >= portion.size ||
        characters >= BATCH_CHARACTERS;
      if (isFull) yield* await flush();
    }
    yield* await flush();
    yield { summary };
  }

  private parse(context: RequestContext, text: string): ParsedRecord {
    const parsed = parseRecord(text);
    if ('errors' in parsed) return parsed;
    const { record } = parsed;
    const errors = installedSource(record, context, this.isInstalledSource);
    return errors.length === 0 ? parsed : { type: record.type, errors };
  }

  private async write(
    context: RequestContext,
    batch: readonly WaitingLine[],
    how: HowToWrite,
  ): Promise<{ reports: ImportLineReport[]; waiting: number }> {
    if (batch.length === 0) return { reports: [], waiting: 0 };
    try {
      const outcomes = await again(() => this.store(context, batch, how));
      return {
        reports: outcomes.map((outcome, index) =>
          reported(batch[index], outcome, how.dryRun),
        ),
        waiting: outcomes.reduce(
          (sum, { waitsFor = [] }) => sum + waitsFor.length,
          0,
        ),
      };
    } catch (error) {
      if (batch.length === 1) {
        const wasInTheWay =
          wasOvertaken(error) || error instanceof OverloadedError;
        const [{ line, record }] = batch;
        this.logger.warn(
          `A record of type ${record.type} could not be stored: ${error}`,
        );
        const problem = saidTwice(wasInTheWay ? 'inTheWay' : 'notStored');
        return {
          reports: [failed(line, [{ field: 'line', ...problem }], record.type)],
          waiting: 0,
        };
      }
      // One line spoils its batch, or others stay in its way: halve until it stands alone.
      const middle = Math.ceil(batch.length / 2);
      const first = await this.write(context, batch.slice(0, middle), how);
      const second = await this.write(context, batch.slice(middle), how);
      return {
        reports: [...first.reports, ...second.reports],
        waiting: first.waiting + second.waiting,
      };
    }
  }

  private async store(
    context: RequestContext,
    batch: readonly WaitingLine[],
    { dryRun, portion }: HowToWrite,
  ): Promise<ImportOutcome[]> {
    const importContext = await this.writer.contextFor(context, batch, {
      isDryRun: dryRun,
    });
    let outcomes: ImportOutcome[] = [];
    let start = 0;
    try {
      await this.platform.database.transaction(async tx => {
        start = performance.now();
        const lines = dryRun
          ? await this.unseen.freed(tx, batch, importContext)
          : batch;
        outcomes = await this.writer.write(tx, lines, importContext);
        if (dryRun) throw new Undo();
      });
    } catch (error) {
      if (!(error instanceof Undo)) throw error;
    }
    // What came before it kept nobody else waiting.
    portion.took(performance.now() - start, batch.length);
    return outcomes;
  }
}

/** What a write of some lines is told of the import that it belongs to. */
interface HowToWrite {
  readonly dryRun: boolean;
  readonly portion: Portion;
}

function identityOf(record: ImportRecord): string {
  return JSON.stringify([record.type, record.source, record.externalId]);
}
