// @ts-check

/**
 * An entity is watched since an incident says so; nothing else says it, so that there is nothing to tell apart.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('observation', table => {
    table.dropColumn('because');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('observation', table => {
    table.string('because', 20).notNullable().defaultTo('incident');
  });
};
