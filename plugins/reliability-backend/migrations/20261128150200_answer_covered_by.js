// @ts-check

/**
 * The learning by which an entity is covered already, where its answer names one: the number of its record, which stays where the learning is taken out.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('learning_application', table => {
    table.bigInteger('covered_by').nullable();
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('learning_application', table => {
    table.dropColumn('covered_by');
  });
};
