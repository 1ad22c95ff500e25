import { Knex } from 'knex';

/** Longest beginning of a statement that is shown; one may have thousands of placeholders. */
const MAX_STATEMENT = 300;

/** What the drivers tell of an error that can quote a row. */
const quoting = ['detail', 'where', 'internalQuery'] as const;

/** PostgreSQL's class of errors about a value, which their message quotes. */
const ABOUT_A_VALUE = /^22/;

/**
 * Keeps values out of the errors of a database, wherever these are logged or kept: they may be the text of a draft. An error shows its
 * statement with placeholders, and what the database said of it.
 */
export function hideValues(knex: Knex): void {
  knex.client.config.compileSqlOnError = false;
  knex.on('query-error', (error: Error, { sql }: { readonly sql: string }) => {
    const told = error.message.startsWith(`${sql} - `)
      ? error.message.slice(sql.length + 3)
      : error.message;
    const said = isAboutValue(error) ? 'a value cannot be taken' : told;
    const statement =
      sql.length > MAX_STATEMENT ? `${sql.slice(0, MAX_STATEMENT)}…` : sql;
    error.message = `${statement} - ${said}`;
    error.stack = error.stack?.replace(told, () => said);
    for (const field of quoting) Reflect.deleteProperty(error, field);
  });
}

function isAboutValue(error: Error): boolean {
  return 'code' in error && ABOUT_A_VALUE.test(String(error.code));
}
