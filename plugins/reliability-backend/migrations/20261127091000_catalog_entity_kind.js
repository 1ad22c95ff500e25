// @ts-check

/**
 * The parts of a scope are listed by their kind, A to Z.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('catalog_entity', table => {
    table.index(['kind', 'entity_ref'], 'catalog_entity_kind');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('catalog_entity', table => {
    table.dropIndex(['kind', 'entity_ref'], 'catalog_entity_kind');
  });
};
