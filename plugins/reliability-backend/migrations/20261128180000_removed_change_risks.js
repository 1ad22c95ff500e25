// @ts-check

/**
 * Ways to fail that were taken back, as they were, so that this can be undone; they go with their change. `waited` is JSON: for which records they
 * waited, to become action items. What waits for a way to fail that is gone already waits no longer.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('removed_change_risk', table => {
    table.string('id', 36).primary();
    table
      .bigInteger('change_id')
      .notNullable()
      .references('change_review.id')
      .onDelete('CASCADE');
    table.integer('position').notNullable();
    table.integer('version').notNullable();
    table.string('failure_mode', 200).nullable();
    table.string('text', 500).notNullable();
    table.string('likelihood', 20).notNullable();
    table.string('impact', 20).notNullable();
    table.string('detection', 500).notNullable();
    table.string('rollback', 500).notNullable();
    table.string('runbook', 500).notNullable();
    table.string('owner_ref', 500).nullable();
    table
      .bigInteger('action_item_id')
      .nullable()
      .references('action_item.id')
      .onDelete('SET NULL');
    table.text('reasons').notNullable();
    table.boolean('foreseen').notNullable();
    table.string('outcome', 20).notNullable();
    table.text('waited').notNullable();
    table.bigInteger('removed_at').notNullable();
    table.index(['change_id'], 'removed_change_risk_change');
    table.index(['action_item_id'], 'removed_change_risk_action_item');
  });
  await knex('pending_reference')
    .where({ from_kind: 'changeReview', to_kind: 'actionItem' })
    .whereNotIn('detail', knex('change_risk').select('id'))
    .delete();
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('removed_change_risk');
};
