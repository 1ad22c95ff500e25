// @ts-check

/**
 * Series of reviews that somebody ended: they plan no more.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('review_series', table => {
    table.bigInteger('ended_at').nullable();
    table.string('end_reason', 1_000).notNullable().defaultTo('');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('review_series', table => {
    table.dropColumn('ended_at');
    table.dropColumn('end_reason');
  });
};
