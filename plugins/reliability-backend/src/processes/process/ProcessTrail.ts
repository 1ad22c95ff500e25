import {
  ProcessChanges,
  processChanges,
  Processes,
  toMillis,
} from '@afterword/plugin-reliability-common';
import { inTransaction } from '../../platform/database/inTransaction';
import { Principal } from '../../platform/http/RequestContext';
import { Platform } from '../../platform/Platform';
import { ProcessStore } from './ProcessStore';

/** All processes are one thing in the history: their order matters too. */
const thing = { kind: 'process', id: 1 } as const;
const FIELD = 'processes';
/** Changes that are looked at; nobody makes more between two reviews. */
const LOOKED_AT = 100;

/**
 * What became of the processes, which stand in the configuration: a back end that starts with others than the one before it says so in the history.
 * The first only says what there is.
 */
export class ProcessTrail {
  constructor(
    private readonly platform: Platform,
    private readonly store: ProcessStore,
  ) {}

  /** Keeps what the processes are from now on, unless that is known. */
  async keep(now: Processes): Promise<void> {
    const { clock, database, history } = this.platform;
    await inTransaction(database, async tx => {
      await this.store.hold(tx);
      const kept = await history.changesOf(tx, thing, FIELD);
      const before = kept.at(-1)?.change[1] ?? null;
      if (JSON.stringify(before) === JSON.stringify(now)) return;
      await history.append(tx, {
        ...thing,
        version: kept.length + 1,
        at: clock(),
        actor: null,
        action: 'configured',
        changes: { [FIELD]: [before, now] },
        confidentialId: null,
      });
    });
  }

  /**
   * What differs after a time from before it.
   *
   * @param span - UTC milliseconds
   * @returns null where nothing is known to have changed
   */
  async changes(
    principal: Principal,
    span: { readonly from: number; readonly until: number },
  ): Promise<ProcessChanges | null> {
    const { database, history } = this.platform;
    const { items } = await history.list(database, thing, principal, {
      limit: LOOKED_AT,
    });
    const states = items
      .filter(
        ({ at }) => toMillis(at) >= span.from && toMillis(at) < span.until,
      )
      .reverse()
      .flatMap(({ changes }) => (changes[FIELD] ?? []) as (Processes | null)[])
      .filter(state => state !== null);
    const after = states.at(-1);
    return after === undefined ? null : processChanges(states[0], after);
  }
}
