// @ts-check

/**
 * Reports that are sent to groups every month. `sent_for` is the last month that was handed to the outbox, such as 2026-10, or, before the
 * first one, the month that was over when somebody asked for it: the next one is due.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('report_subscription', table => {
    table.increments('id');
    table.string('scope', 500).notNullable();
    table.string('group_ref', 500).notNullable();
    table.string('created_by', 500).notNullable();
    table.bigInteger('created_at').notNullable();
    table.string('sent_for', 7).notNullable();
    table.unique(['scope', 'group_ref'], {
      indexName: 'report_subscription_once',
    });
    table.index(['sent_for', 'id'], 'report_subscription_due');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('report_subscription');
};
