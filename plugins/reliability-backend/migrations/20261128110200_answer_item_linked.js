// @ts-check

/**
 * Whether the action item of an answer was there before it: one that was written from the answer goes with it, one that was linked stays.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('learning_application', table => {
    table.boolean('item_linked').notNullable().defaultTo(false);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('learning_application', table => {
    table.dropColumn('item_linked');
  });
};
