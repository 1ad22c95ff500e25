// @ts-check

/**
 * What a series of reviews looks at: what happened, or the framework by which an organisation learns from it. Those of before look at what
 * happened.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('review_series', table => {
    table.string('kind', 20).notNullable().defaultTo('reliability');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('review_series', table => {
    table.dropColumn('kind');
  });
};
