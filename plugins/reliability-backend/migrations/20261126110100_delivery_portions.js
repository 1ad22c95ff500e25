// @ts-check

/**
 * How far a delivery has been read. A large one is written in portions; whoever takes it up after a crash goes on behind the last one.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('delivery', table => {
    table
      .text('read_through')
      .nullable()
      .comment('JSON, the last name that was written; null: none');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('delivery', table => {
    table.dropColumn('read_through');
  });
};
