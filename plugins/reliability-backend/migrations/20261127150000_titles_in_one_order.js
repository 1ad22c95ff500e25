// @ts-check

/** Lists by title are read along an index of it, which follows the column. */
const tables = ['incident', 'postmortem', 'action_item'];

/**
 * Lists by title are in the order of their letters' numbers, whatever language the database is in: as on SQLite, which knows no other, and
 * as parts of a scope are. PostgreSQL builds the indexes again, and leaves the rows as they are.
 *
 * @param {import('knex').Knex} knex
 * @param {string} order
 */
async function putInOrder(knex, order) {
  if (knex.client.config.client !== 'pg') return;
  for (const table of tables) {
    await knex.raw(
      `alter table ?? alter column search_text type text collate "${order}"`,
      [table],
    );
  }
}

/** @param {import('knex').Knex} knex */
exports.up = knex => putInOrder(knex, 'C');

/** @param {import('knex').Knex} knex */
exports.down = knex => putInOrder(knex, 'default');
