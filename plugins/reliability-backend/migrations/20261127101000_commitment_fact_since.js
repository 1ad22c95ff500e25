// @ts-check

/**
 * Since when what an action item says is promised: how long commitments wait is read from facts, as every figure is.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('action_item_fact', table => {
    table.bigInteger('committed_at').nullable();
  });
  await knex('action_item_fact').update({
    committed_at: knex('action_item')
      .whereRaw('action_item.id = action_item_fact.action_item_id')
      .select('action_item.committed_at'),
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('action_item_fact', table => {
    table.dropColumn('committed_at');
  });
};
