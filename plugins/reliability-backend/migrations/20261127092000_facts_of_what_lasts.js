// @ts-check

/**
 * How long things were down asks for what began before a window and was not over then: what ended in it, and what never did. What became of
 * commitments asks for the days on which their effect was to be checked.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('incident_fact', table => {
    table.index(['mitigated_at', 'anchor_at'], 'incident_fact_mitigated');
    table.index(['anchor_at', 'entity_ref'], 'incident_fact_open', {
      predicate: knex.whereNull('mitigated_at').whereNull('resolved_at'),
    });
  });
  await knex.schema.alterTable('action_item_fact', table => {
    table.index(['check_on'], 'action_item_fact_check');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('action_item_fact', table => {
    table.dropIndex(['check_on'], 'action_item_fact_check');
  });
  await knex.schema.alterTable('incident_fact', table => {
    table.dropIndex(['anchor_at', 'entity_ref'], 'incident_fact_open');
    table.dropIndex(['mitigated_at', 'anchor_at'], 'incident_fact_mitigated');
  });
};
