// @ts-check

/**
 * For the reviews that were closed in a time, of which decisions are told to the reviews above.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('review', table => {
    table.index(['state', 'ended_at', 'id'], 'review_ended');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('review', table => {
    table.dropIndex(['state', 'ended_at', 'id'], 'review_ended');
  });
};
