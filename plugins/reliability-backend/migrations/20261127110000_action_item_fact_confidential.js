// @ts-check

/**
 * What becomes public is found by its circle, as in every other table of facts.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('action_item_fact', table => {
    table.index(['confidential_id'], 'action_item_fact_confidential', {
      predicate: knex.whereNotNull('confidential_id'),
    });
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('action_item_fact', table => {
    table.dropIndex(['confidential_id'], 'action_item_fact_confidential');
  });
};
