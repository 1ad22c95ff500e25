// @ts-check

/**
 * What figures read of deployments and of what they caused; written in the transaction of the write that they follow. Keyed entity first,
 * with a second index by when a deployment finished for organisation-wide scans.
 *
 * A failed deployment is one with a row in `change_failure_fact`, which is marked like the incident that it is about: whoever may not read
 * the incident must not find it by counting. So `deployment_fact` does not say it. Both name the incident that stands, never one that was
 * merged into another.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('deployment_fact', table => {
    table.bigInteger('deployment_id').primary();
    table.string('entity_ref', 500).notNullable();
    table.boolean('production').notNullable();
    table.string('status', 20).notNullable();
    table.boolean('rolled_back').notNullable();
    table.bigInteger('finished_at').notNullable();
    // Equal columns first: the last before a moment is one step in it, and so is a window of an entity.
    table.index(
      ['entity_ref', 'production', 'status', 'finished_at', 'deployment_id'],
      'deployment_fact_entity',
    );
    table.index(['finished_at', 'deployment_id'], 'deployment_fact_finished');
  });

  // Confirmed failures only.
  await knex.schema.createTable('change_failure_fact', table => {
    table.string('entity_ref', 500).notNullable();
    table.bigInteger('deployment_id').notNullable();
    table.bigInteger('incident_id').notNullable();
    table.boolean('production').notNullable();
    table.string('status', 20).notNullable().comment('of the deployment');
    table.bigInteger('finished_at').notNullable();
    table.string('kind', 20).notNullable().comment('of the incident');
    table.bigInteger('confidential_id').nullable();
    table.primary(['deployment_id', 'incident_id']);
    table.index(['entity_ref', 'finished_at'], 'change_failure_fact_entity');
    table.index(['finished_at'], 'change_failure_fact_finished');
    table.index(['incident_id'], 'change_failure_fact_incident');
    table.index(['confidential_id'], 'change_failure_fact_confidential');
  });

  // Answered incidents only.
  await knex.schema.createTable('change_answer_fact', table => {
    table.bigInteger('incident_id').primary();
    table.string('answer', 20).notNullable();
    table.bigInteger('confidential_id').nullable();
    table.index(['confidential_id'], 'change_answer_fact_confidential');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('change_answer_fact');
  await knex.schema.dropTable('change_failure_fact');
  await knex.schema.dropTable('deployment_fact');
};
