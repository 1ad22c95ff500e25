import { writtenAs } from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { FailureModeStore } from './FailureModeStore';

/** What lists ask for, by any word for it. */
export class FailureModeWords {
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
}
