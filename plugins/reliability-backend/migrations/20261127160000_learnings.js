// @ts-check

/**
 * What postmortems tell others. `search_text` is all that a learning says, folded. `published_at` is its postmortem's, repeated here so
 * that the list of learnings walks one index; null in a draft.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('learning', table => {
    table.string('id', 36).primary();
    table
      .bigInteger('postmortem_id')
      .notNullable()
      .references('postmortem.id')
      .onDelete('CASCADE');
    table.text('statement').notNullable();
    table.string('failure_mode', 100).nullable();
    table.text('applies_to').notNullable();
    table.text('helped').notNullable();
    table.text('did_not_help').notNullable();
    table.text('search_text').notNullable();
    table.bigInteger('published_at').nullable();
    table.integer('position').notNullable();
    table.integer('version').notNullable();
    table.index(['postmortem_id', 'position'], 'learning_postmortem');
    table.index(['failure_mode'], 'learning_failure_mode');
    table.index(
      ['published_at', 'postmortem_id', 'position'],
      'learning_published_at',
    );
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('learning');
};
