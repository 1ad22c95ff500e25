import { DatabaseService } from '@backstage/backend-plugin-api';
import { z } from 'zod';

const TABLE = 'demo_history';

const row = z.object({
  // PostgreSQL answers bigint as text, SQLite as number.
  day: z.coerce.number(),
  done: z.coerce.number(),
  finished: z.coerce.boolean(),
});

/** How far the history of which day has been loaded. */
export type LoadProgress = z.output<typeof row>;

/**
 * Remembers the day that the history was made for and how much of it is in. Without it a load that was interrupted would begin again on
 * another day, with other dates on what people may have worked on since.
 */
export class LoadLedger {
  constructor(private readonly database: DatabaseService) {}

  async read(): Promise<LoadProgress | undefined> {
    const found = await (await this.table()).first();
    return found === undefined ? undefined : row.parse(found);
  }

  async write(progress: LoadProgress): Promise<void> {
    await (
      await this.table()
    )
      .insert({ id: 1, ...progress })
      .onConflict('id')
      .merge();
  }

  private async table() {
    const knex = await this.database.getClient();
    if (!(await knex.schema.hasTable(TABLE))) {
      await knex.schema.createTable(TABLE, table => {
        table.integer('id').primary();
        table.bigInteger('day').notNullable();
        table.integer('done').notNullable();
        table.boolean('finished').notNullable();
      });
    }
    return knex(TABLE);
  }
}
