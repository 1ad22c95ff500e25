// @ts-check

/**
 * For which day to be looked at again the owning teams of a learning were reminded last, in UTC milliseconds; null until they were.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('learning_record', table => {
    table.bigInteger('reminded_for').nullable();
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  // Not by a new table in place of the old one, as knex would on SQLite: its triggers would be gone.
  await knex.raw('alter table learning_record drop column reminded_for');
};
