// @ts-check

/**
 * What was answered in a review, as it was said there: its minutes stay what they are when the answer is changed later. What was answered without
 * being asked in the same review has no `asked_at`.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('review_lesson', table => {
    table.string('answer', 20).nullable();
    table.text('note').nullable();
    table.string('answered_by', 500).nullable();
    table.bigInteger('answered_at').nullable();
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('review_lesson', table => {
    table.dropColumn('answer');
    table.dropColumn('note');
    table.dropColumn('answered_by');
    table.dropColumn('answered_at');
  });
};
