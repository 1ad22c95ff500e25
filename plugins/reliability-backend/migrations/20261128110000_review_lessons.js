// @ts-check

/**
 * Lessons that somebody in a review carried to an entity. The question is one like any other, in `learning_application`: `wanted_at` there is
 * when a person wanted it, so that it comes first in its team's turn, and stays where the matcher looks anew.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('learning_application', table => {
    table.bigInteger('wanted_at').nullable();
  });
  await knex.schema.createTable('review_lesson', table => {
    table
      .bigInteger('review_id')
      .notNullable()
      .references('review.id')
      .onDelete('CASCADE');
    table.string('learning_id', 36).notNullable();
    table.string('entity_ref', 500).notNullable();
    table.string('asked_by', 500).nullable();
    table.bigInteger('asked_at').nullable();
    table.primary(['review_id', 'learning_id', 'entity_ref']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('review_lesson');
  await knex.schema.alterTable('learning_application', table => {
    table.dropColumn('wanted_at');
  });
};
