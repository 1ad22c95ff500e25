// @ts-check

/**
 * The narrow tables that figures read; written in the transaction of the write that they follow. Keyed entity first, with a
 * second index by anchor for organisation-wide scans. An incident without entities has one row with an empty entity.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('incident_fact', table => {
    table.string('entity_ref', 500).notNullable();
    table.string('role', 20).notNullable();
    table.bigInteger('incident_id').notNullable();
    table.string('impact', 10).nullable();
    table.string('kind', 20).notNullable();
    table.string('severity', 10).nullable();
    table.string('incident_type', 100).nullable();
    table.string('failure_mode', 100).nullable();
    table.string('trigger', 100).nullable();
    table.bigInteger('anchor_at').nullable();
    table.bigInteger('impact_started_at').nullable();
    table.bigInteger('detected_at').nullable();
    table.bigInteger('declared_at').nullable();
    table.bigInteger('acknowledged_at').nullable();
    table.bigInteger('mitigated_at').nullable();
    table.bigInteger('resolved_at').nullable();
    table.bigInteger('stated_time_to_detect').nullable().comment('ms');
    table.bigInteger('stated_time_to_restore').nullable().comment('ms');
    table.bigInteger('stated_time_to_resolve').nullable().comment('ms');
    table.text('flagged').notNullable().comment('JSON, names of values');
    table.bigInteger('confidential_id').nullable();
    table.primary(['entity_ref', 'incident_id', 'role']);
    table.index(['entity_ref', 'anchor_at'], 'incident_fact_entity_anchor');
    table.index(['anchor_at', 'incident_id'], 'incident_fact_anchor');
    table.index(['incident_id'], 'incident_fact_incident');
  });

  await knex.schema.createTable('action_item_fact', table => {
    table.bigInteger('action_item_id').primary();
    table.string('entity_ref', 500).notNullable();
    table.string('status', 20).notNullable();
    table.string('due', 10).nullable();
    table.string('original_due', 10).nullable();
    table.string('check_on', 10).nullable();
    table.bigInteger('done_at').nullable();
    table.bigInteger('verified_at').nullable();
    table.bigInteger('confidential_id').nullable();
    table.index(['entity_ref', 'original_due'], 'action_item_fact_entity_due');
    table.index(['original_due'], 'action_item_fact_due');
    table.index(['status', 'due'], 'action_item_fact_status');
  });

  // Since when an entity is watched: its first delivery, import or explicit statement. Silence before is not reliability.
  await knex.schema.createTable('observation', table => {
    table.string('entity_ref', 500).primary();
    table.bigInteger('since').notNullable();
    table.string('because', 20).notNullable();
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('observation');
  await knex.schema.dropTable('action_item_fact');
  await knex.schema.dropTable('incident_fact');
};
