// @ts-check

/**
 * Decisions that reviews of what a scope is part of are asked to take.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('review_decision', table => {
    table.boolean('raised').notNullable().defaultTo(false);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('review_decision', table => {
    table.dropColumn('raised');
  });
};
