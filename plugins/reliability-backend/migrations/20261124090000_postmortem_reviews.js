// @ts-check

/**
 * Who has reviewed a postmortem, and when. `current` turns false when the document changes: the review stands, and is shown to be of
 * an earlier text.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('postmortem_review', table => {
    table
      .bigInteger('postmortem_id')
      .notNullable()
      .references('postmortem.id')
      .onDelete('CASCADE');
    table.string('reviewer_ref', 500).notNullable();
    table.bigInteger('reviewed_at').notNullable();
    table.boolean('current').notNullable();
    table.primary(['postmortem_id', 'reviewer_ref']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('postmortem_review');
};
