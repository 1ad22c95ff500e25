// @ts-check

/**
 * In which layers published postmortems see what contributed to an incident: figures of what recurs read this, and no document. It is
 * written in the transaction of what changes it; here for the postmortems that are published. An incident that was merged counts as
 * the one that it was merged into, which the same people may see.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('incident_layer_fact', table => {
    table.bigInteger('incident_id').notNullable();
    table.string('layer', 20).notNullable();
    table.bigInteger('postmortem_id').notNullable();
    table.bigInteger('confidential_id').nullable();
    table.primary(['incident_id', 'layer', 'postmortem_id']);
    table.index(['postmortem_id'], 'incident_layer_fact_postmortem');
    table.index(['confidential_id'], 'incident_layer_fact_confidential', {
      predicate: knex.whereNotNull('confidential_id'),
    });
  });
  await knex.raw(
    `insert into incident_layer_fact
       (incident_id, layer, postmortem_id, confidential_id)
     select distinct
       standing.id, factor.layer, postmortem.id, standing.confidential_id
     from postmortem
     join postmortem_incident on postmortem_incident.postmortem_id = postmortem.id
     join incident on incident.id = postmortem_incident.incident_id
     join incident as standing
       on standing.id = coalesce(incident.merged_into, incident.id)
     join factor on factor.postmortem_id = postmortem.id
     where postmortem.status = 'published'`,
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('incident_layer_fact');
};
