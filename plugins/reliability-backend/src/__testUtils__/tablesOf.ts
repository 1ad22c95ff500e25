import { Knex } from 'knex';
import { dialectOf } from '../platform/database/dialect';

/** The tables of the plugin as the database has them; neither knex's own nor the engine's, such as those that SQLite searches texts in. */
export async function tablesOf(database: Knex): Promise<string[]> {
  const rows =
    dialectOf(database) === 'postgres'
      ? await database('information_schema.tables')
          .where('table_schema', database.raw('current_schema()'))
          .select({ name: 'table_name' })
      : await database('sqlite_master')
          .where('type', 'table')
          .select({ name: 'name' });
  return rows
    .map(row => String(row.name))
    .filter(name => !/^(knex_|sqlite_|(incident|learning)_text)/.test(name))
    .sort();
}
