// @ts-check

/**
 * Where a learning stands among others: it stands, was merged into or superseded by another (`by_id`, a `learning_record`), or is true no longer.
 * `version` is of that, not of its words.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('learning_record', table => {
    table.string('state', 12).notNullable().defaultTo('stands');
    table.bigInteger('by_id').nullable();
    table.text('reason').notNullable().defaultTo('');
    table.integer('version').notNullable().defaultTo(1);
    table.index(['by_id'], 'learning_record_by');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('learning_record', table => {
    table.dropIndex(['by_id'], 'learning_record_by');
    table.dropColumns('state', 'by_id', 'reason', 'version');
  });
};
