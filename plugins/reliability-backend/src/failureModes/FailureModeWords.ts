import {
  FailureMode,
  modeFinder,
  writtenAs,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { FailureModeStore } from './FailureModeStore';

/** What words for how things fail mean, as the list of them is. */
export interface MeantModes {
  /** Another one where any of the list is. */
  readonly version: string;
  /** The id of the mode that is meant, else what was written. */
  readonly of: (failureMode: string) => string;
  /** What the mode that is meant is called, else what was written. */
  readonly nameOf: (failureMode: string) => string;
}

/** What words for how things fail mean, in lists and in figures. */
export class FailureModeWords {
  private last: MeantModes | undefined;

  constructor(private readonly store: FailureModeStore) {}

  /** The same filter with every way in which documents may have written what is meant. */
  async spelledOut<
    TQuery extends { readonly failureMode?: readonly string[] | undefined },
  >(tx: Knex, query: TQuery): Promise<TQuery> {
    const { failureMode } = query;
    if (failureMode === undefined) return query;
    return {
      ...query,
      failureMode: writtenAs(failureMode, await this.store.all(tx)),
    };
  }

  /** What each word means. The list is read each time, and looked through when it has become another. */
  async meant(tx: Knex): Promise<MeantModes> {
    const modes = await this.store.all(tx);
    const version = versionOf(modes);
    if (this.last?.version !== version) {
      const find = modeFinder(modes);
      this.last = {
        version,
        of: text => find(text)?.id ?? text,
        nameOf: text => find(text)?.name ?? text,
      };
    }
    return this.last;
  }
}

/** Modes are never taken out, and each change of one raises its version. */
function versionOf(modes: readonly FailureMode[]): string {
  return modes.map(({ id, version }) => `${id} ${version}`).join();
}
