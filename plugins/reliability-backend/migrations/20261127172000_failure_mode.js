// @ts-check

/**
 * The words for how things fail, as far as people have changed those that come with the plugin or have added some. `slug` is the id that
 * documents have; `id` is for the history.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('failure_mode', table => {
    table.bigIncrements('id').primary();
    table.string('slug', 60).notNullable();
    table.string('name', 100).notNullable();
    table.text('description').notNullable();
    table.string('layer', 20).nullable();
    table.text('aliases').notNullable();
    table.boolean('retired').notNullable();
    table.string('replaced_by', 60).nullable();
    table.integer('version').notNullable();
    table.unique(['slug'], { indexName: 'failure_mode_slug' });
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('failure_mode');
};
