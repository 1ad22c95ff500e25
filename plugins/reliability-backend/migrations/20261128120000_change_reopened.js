// @ts-check

/**
 * When somebody took a change up again: what was released before that closes it no more.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('change_review', table => {
    table.bigInteger('reopened_at').nullable();
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('change_review', table => {
    table.dropColumn('reopened_at');
  });
};
