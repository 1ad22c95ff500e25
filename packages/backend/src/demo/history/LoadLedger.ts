import { DatabaseService } from '@backstage/backend-plugin-api';

const TABLE = 'demo_history';

/** How far the history of which day has been loaded. */
export interface LoadProgress {
  /** A moment of the day, in UTC milliseconds. */
  readonly day: number;
  /** Records that are in. */
  readonly done: number;
  readonly finished: boolean;
}

/** PostgreSQL answers bigint as text, and SQLite booleans as numbers. */
interface Row {
  readonly id: number;
  readonly day: number | string;
  readonly done: number;
  readonly finished: boolean | number;
}

/**
 * Remembers the day that the history was made for and how much of it is in. Without it a load that was interrupted would begin again on
 * another day, with other dates on what people may have worked on since.
 */
export class LoadLedger {
  constructor(private readonly database: DatabaseService) {}

  async read(): Promise<LoadProgress | undefined> {
    const knex = await this.open();
    const row = await knex<Row>(TABLE).first();
    return (
      row && {
        day: Number(row.day),
        done: row.done,
        finished: Boolean(row.finished),
      }
    );
  }

  async write(progress: LoadProgress): Promise<void> {
    const knex = await this.open();
    await knex<Row>(TABLE)
      .insert({ id: 1, ...progress })
      .onConflict('id')
      .merge();
  }

  private async open() {
    const knex = await this.database.getClient();
    if (!(await knex.schema.hasTable(TABLE))) {
      await knex.schema.createTable(TABLE, table => {
        table.integer('id').primary();
        table.bigInteger('day').notNullable();
        table.integer('done').notNullable();
        table.boolean('finished').notNullable();
      });
    }
    return knex;
  }
}
