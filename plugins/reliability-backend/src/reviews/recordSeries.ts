import { Knex } from 'knex';
import { Changes, History } from '../platform/history/History';
import { StoredSeries } from './ReviewRow';

/** Writes into the history of a series what somebody made of it. */
export async function recordSeries(
  tx: Knex,
  history: History,
  { id, version, updatedAt }: StoredSeries,
  done: {
    readonly actor: string | null;
    readonly action: string;
    readonly changes: Changes;
  },
): Promise<void> {
  await history.append(tx, {
    kind: 'reviewSeries',
    id,
    version,
    at: updatedAt,
    ...done,
    confidentialId: null,
  });
}
