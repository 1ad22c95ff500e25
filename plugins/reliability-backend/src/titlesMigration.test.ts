import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { onPostgres } from './__testUtils__/eachDatabase';
import { inALanguage } from './__testUtils__/inALanguage';
import { fillEveryTable } from './__testUtils__/rowsOfEveryTable';

const directory = resolvePackagePath(
  '@afterword/plugin-reliability-backend',
  'migrations',
);
const name = '20261127150000_titles_in_one_order.js';
/** In the order of their letters' numbers. */
const titles = ['alpha', 'zulu', '{braces}', 'øre'];

onPostgres(
  'Lists by title of a database in German',
  (databases, databaseId) => {
    const german = inALanguage(databases, 'de');
    let knex: Knex;
    beforeAll(async () => {
      knex = await german.init(databaseId);
      await knex.migrate.latest({ directory });
      await fillEveryTable(knex);
      for (const table of ['incident', 'postmortem', 'action_item']) {
        const { id: _, ...row } = await knex(table).first();
        const [first, ...others] = titles;
        await knex(table).update({ search_text: first });
        const source = { source: null, external_id: null };
        await knex(table).insert(
          others.map(search_text => ({ ...row, ...source, search_text })),
        );
      }
    });

    describe.each(['incident', 'postmortem', 'action_item'])('%s', table => {
      const page = () =>
        knex(table)
          .select('search_text')
          .orderBy('search_text')
          .orderBy('id')
          .whereRaw('(search_text, id) > (?, ?)', ['', 0])
          .limit(10);
      const read = async () =>
        (await page()).map(row => String(row.search_text));
      /** As among many rows. */
      const planned = () =>
        knex.transaction(async tx => {
          await tx.raw('set local enable_seqscan = off');
          const { sql, bindings } = page().toSQL();
          const { rows } = await tx.raw(`explain ${sql}`, [...bindings]);
          return JSON.stringify(rows);
        });

      it('are in one order, in that of the language when the migration is taken back, and in one again', async () => {
        expect(await read()).toEqual(titles);
        await knex.migrate.down({ directory, name });
        expect(await read()).toEqual(['{braces}', 'alpha', 'øre', 'zulu']);
        await knex.migrate.up({ directory, name });
        expect(await read()).toEqual(titles);
      });

      it('are read along the index of titles', async () => {
        const plan = await planned();
        expect(plan).toContain(`${table}_search_text`);
        expect(plan).not.toContain('Sort');
      });
    });
  },
);
