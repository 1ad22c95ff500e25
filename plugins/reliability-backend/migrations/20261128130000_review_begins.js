// @ts-check

/**
 * When reviews began, or are planned to: lists of them look for that, and are ordered by it.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('review', table => {
    table.bigInteger('begins_at').notNullable().defaultTo(0);
  });
  await knex('review').update({
    begins_at: knex.raw('coalesce(started_at, starts_at)'),
  });
  await knex.schema.alterTable('review', table => {
    table.index(['begins_at', 'id'], 'review_begins_at');
    table.dropIndex(['starts_at', 'id'], 'review_starts_at');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('review', table => {
    table.dropIndex(['begins_at', 'id'], 'review_begins_at');
    table.dropColumn('begins_at');
    table.index(['starts_at', 'id'], 'review_starts_at');
  });
};
