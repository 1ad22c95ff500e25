// @ts-check

/**
 * What an entity is called, its title or its name, folded: parts of a scope are listed by it from A to Z, alike on both databases. The
 * catalog's copy fills it when it is refreshed next.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  // Letters by their number, whatever language the database is in; SQLite knows no other order.
  const order = knex.client.config.client === 'pg' ? ' collate "C"' : '';
  await knex.schema.alterTable('catalog_entity', table => {
    table
      .specificType('called', `varchar(500)${order}`)
      .notNullable()
      .defaultTo('');
    table.index(['kind', 'called', 'entity_ref'], 'catalog_entity_called');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('catalog_entity', table => {
    table.dropIndex(['kind', 'called', 'entity_ref'], 'catalog_entity_called');
  });
  await knex.schema.alterTable('catalog_entity', table => {
    table.dropColumn('called');
  });
};
