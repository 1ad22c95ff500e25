// @ts-check

/**
 * Deployments, and what is said of the incidents that they caused.
 *
 * `change_failure` holds words, as `time_point` does: one of people for a deployment and an incident, and one for each record of a source.
 * What a record refers to may not have arrived; then it is null. `change_cause` says that no change caused an incident, and counts all that
 * is said of its cause, so that two who answer at once find each other.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('deployment', table => {
    table.bigIncrements('id');
    table.integer('version').notNullable();
    table.string('entity_ref', 500).notNullable();
    table.string('environment', 100).notNullable();
    table.boolean('production').notNullable();
    table.string('status', 20).notNullable();
    table.boolean('rolled_back').notNullable();
    table.bigInteger('started_at').nullable();
    table.bigInteger('finished_at').notNullable();
    table.string('release', 200).nullable();
    table.text('search_text').notNullable().comment('of the release');
    table.text('url').nullable();
    table.string('source', 100).nullable();
    table.string('external_id', 300).nullable();
    table.string('record_hash', 44).nullable().comment('of the last import');
    table.text('extra').nullable();
    table.bigInteger('created_at').notNullable();
    table.bigInteger('updated_at').notNullable();
    table.string('created_by', 500).nullable();
    table.unique(['source', 'external_id'], { indexName: 'deployment_source' });
    table.index(['finished_at', 'id'], 'deployment_finished_at');
    table.index(['updated_at', 'id'], 'deployment_updated_at');
    table.index(['entity_ref', 'finished_at', 'id'], 'deployment_entity');
  });

  await knex.schema.createTable('change_failure', table => {
    table.bigIncrements('id');
    table.bigInteger('deployment_id').nullable().references('deployment.id');
    table.bigInteger('incident_id').nullable().references('incident.id');
    table.string('state', 20).notNullable();
    table.string('said_by', 500).nullable();
    table.bigInteger('said_at').notNullable();
    table.string('source', 100).nullable();
    table.string('external_id', 300).nullable();
    table.string('record_hash', 44).nullable().comment('of the last import');
    table.text('extra').nullable();
    table.unique(['source', 'external_id'], {
      indexName: 'change_failure_source',
    });
    table.index(['incident_id', 'deployment_id'], 'change_failure_incident');
    table.index(['deployment_id', 'incident_id'], 'change_failure_deployment');
  });
  // One word of people on a deployment and an incident.
  await knex.schema.alterTable('change_failure', table => {
    table.unique(['incident_id', 'deployment_id'], {
      indexName: 'change_failure_human',
      predicate: knex.whereNull('source'),
    });
  });

  await knex.schema.createTable('change_cause', table => {
    table.bigInteger('incident_id').primary().references('incident.id');
    table.integer('version').notNullable();
    table.boolean('not_caused').notNullable();
    table.string('said_by', 500).nullable();
    table.bigInteger('said_at').nullable();
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('change_cause');
  await knex.schema.dropTable('change_failure');
  await knex.schema.dropTable('deployment');
};
