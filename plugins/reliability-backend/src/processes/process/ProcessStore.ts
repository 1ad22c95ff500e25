import { Knex } from 'knex';
import { holdName } from '../../platform/database/dialect';

/** The SQL of the processes, of which only the history is kept. */
export class ProcessStore {
  /** Has whoever else keeps what they are wait until the transaction ends. */
  async hold(tx: Knex): Promise<void> {
    await holdName(tx, 'processes');
  }
}
