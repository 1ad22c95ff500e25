// @ts-check

/** Incidents with a cause that cannot be right are looked for by when they began. */
const index = ['began_at', 'started_at', 'incident_id'];

/**
 * When a deployment began, and when the incident did that it is said to have caused: one that began only after it cannot have, and is left
 * out of figures.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('change_failure_fact', table => {
    table.bigInteger('started_at').nullable();
    table.bigInteger('began_at').nullable();
    table.index(index, 'change_failure_fact_began');
  });
  await knex('change_failure_fact').update({
    started_at: knex('deployment')
      .whereRaw('deployment.id = change_failure_fact.deployment_id')
      .select('deployment.started_at'),
    began_at: knex('incident')
      .whereRaw('incident.id = change_failure_fact.incident_id')
      .select('incident.anchor_at'),
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('change_failure_fact', table => {
    table.dropIndex(index, 'change_failure_fact_began');
  });
  await knex.schema.alterTable('change_failure_fact', table => {
    table.dropColumn('started_at');
    table.dropColumn('began_at');
  });
};
