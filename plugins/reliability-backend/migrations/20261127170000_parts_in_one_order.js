// @ts-check

const name = 'catalog_entity_called';

/**
 * Parts of one name are listed by their references, in the order of their letters' numbers whatever language the database is in: as on SQLite,
 * which knows no other. The column itself keeps the order of the others that it is compared with.
 *
 * @param {import('knex').Knex} knex
 * @param {string} order
 */
async function indexInOrder(knex, order) {
  if (knex.client.config.client !== 'pg') return;
  await knex.raw('drop index ??', [name]);
  await knex.raw(
    `create index ?? on catalog_entity (kind, called, entity_ref${order})`,
    [name],
  );
}

/** @param {import('knex').Knex} knex */
exports.up = knex => indexInOrder(knex, ' collate "C"');

/** @param {import('knex').Knex} knex */
exports.down = knex => indexInOrder(knex, '');
