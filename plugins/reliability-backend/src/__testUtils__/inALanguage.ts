import { TestDatabases } from '@backstage/backend-test-utils';
import createKnex, { Knex } from 'knex';
import { dialectOf } from '../platform/database/dialect';

/**
 * Databases that put letters in the order of a language unless they are told otherwise, as those of most portals do: on PostgreSQL. Those of the
 * other tests, and SQLite, put them in the order of their numbers.
 *
 * @param language - such as `de`
 */
export function inALanguage(
  databases: TestDatabases,
  language: string,
): Pick<TestDatabases, 'init'> {
  const made: { readonly beside: Knex; readonly own: Knex }[] = [];
  afterAll(async () => {
    for (const { beside, own } of made) {
      await own.destroy();
      await beside.raw('drop database ??', [nameOf(own)]);
    }
  });
  return {
    init: async id => {
      const beside = await databases.init(id);
      if (dialectOf(beside) !== 'postgres') return beside;
      const { config } = beside.client;
      const database = `${nameOf(beside)}_${language}`;
      await beside.raw(
        `create database ?? template template0 encoding 'UTF8'
         locale_provider icu icu_locale '${language}' locale 'C'`,
        [database],
      );
      const own = createKnex({
        ...config,
        // Knex hides the password from whoever copies the rest.
        connection: {
          ...config.connection,
          password: config.connection.password,
          database,
        },
      });
      made.push({ beside, own });
      return own;
    },
  };
}

function nameOf(knex: Knex): string {
  return knex.client.config.connection.database;
}
