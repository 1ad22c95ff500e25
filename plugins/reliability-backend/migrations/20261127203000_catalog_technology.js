// @ts-check

/**
 * What entities are made of, in words: their type and their tags, in lower case. Lists are narrowed by it, and what is alike is found by it. The
 * catalog's copy fills it when it is refreshed next.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('catalog_technology', table => {
    table.string('entity_ref', 500).notNullable();
    table.string('word', 100).notNullable();
    table.primary(['entity_ref', 'word']);
    table.index(['word', 'entity_ref'], 'catalog_technology_word');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('catalog_technology');
};
