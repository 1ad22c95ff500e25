import { Frequencies, termCounts } from '@afterword/plugin-reliability-common';
import { LoggerService } from '@backstage/backend-plugin-api';
import { setImmediate as othersTurn } from 'node:timers/promises';
import { Platform } from '../../platform/Platform';
import { CommonnessStore } from './CommonnessStore';

/** How common words and technologies are changes slowly. */
const FRESH_MS = 10 * 60_000;
/** Incidents that are looked at first where the latest of many are looked for. */
const RECENT = 5_000;
/** Texts counted between two turns of others on the event loop. */
const PORTION = 250;

/** How common things are, and which incidents are recent. */
export interface Counted extends Frequencies {
  /** Number of an incident that some thousand came after. */
  readonly recent: number;
}

/**
 * How common it is to say a word, or to be made of something: what is rare says most. It is counted in what everybody may read, kept in memory, and
 * counted again in the background when it is old; nobody but the first waits for it.
 */
export class Commonness {
  private counted: { readonly at: number; readonly value: Counted } | undefined;
  private counting: Promise<Counted> | undefined;

  constructor(
    private readonly platform: Pick<Platform, 'database' | 'clock'>,
    private readonly store: CommonnessStore,
    private readonly logger: LoggerService,
  ) {}

  async now(): Promise<Counted> {
    const { counted } = this;
    if (counted === undefined) return this.count();
    if (counted.at + FRESH_MS < this.platform.clock()) {
      this.count().catch(error =>
        this.logger.warn(`Words could not be counted again: ${error}`),
      );
    }
    return counted.value;
  }

  private count(): Promise<Counted> {
    this.counting ??= this.read().finally(() => {
      this.counting = undefined;
    });
    return this.counting;
  }

  private async read(): Promise<Counted> {
    const { database, clock } = this.platform;
    const texts = await this.store.texts(database);
    const terms = new Map<string, number>();
    for (let start = 0; start < texts.said.length; start += PORTION) {
      const portion = termCounts(texts.said.slice(start, start + PORTION));
      for (const [term, count] of portion) {
        terms.set(term, (terms.get(term) ?? 0) + count);
      }
      await othersTurn();
    }
    const { entities, technologies, wholes } = await this.store.entities(
      database,
    );
    // What was counted stands for all there are.
    const each = texts.all / Math.max(1, texts.said.length);
    const value: Counted = {
      texts: texts.all,
      withTerm: term => (terms.get(term) ?? 0) * each,
      entities,
      withTechnology: word => technologies.get(word) ?? 0,
      withinWhole: ref => wholes.get(ref) ?? 0,
      recent: texts.latest - RECENT,
    };
    this.counted = { at: clock(), value };
    return value;
  }
}
