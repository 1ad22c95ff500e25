// @ts-check

/**
 * When the incident was whose cause is known: the few answers of a window are found by it, where looking up each of its many incidents took
 * most of the time of an organisation's figures.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('change_answer_fact', table => {
    table.bigInteger('anchor_at').nullable();
  });
  await knex('change_answer_fact').update({
    anchor_at: knex('incident')
      .where('incident.id', knex.ref('change_answer_fact.incident_id'))
      .select('incident.anchor_at'),
  });
  await knex.schema.alterTable('change_answer_fact', table => {
    table.index(['anchor_at', 'incident_id'], 'change_answer_fact_anchor');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('change_answer_fact', table => {
    table.dropIndex(['anchor_at', 'incident_id'], 'change_answer_fact_anchor');
  });
  await knex.schema.alterTable('change_answer_fact', table => {
    table.dropColumn('anchor_at');
  });
};
