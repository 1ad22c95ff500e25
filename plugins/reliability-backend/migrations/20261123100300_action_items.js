// @ts-check

/**
 * Candidates and commitments. Days are `YYYY-MM-DD`. `due_sort` is the due day, or `9999-12-31` without one, so that keyset
 * pages never meet a null. `original_due` is the day of the first commitment: later changes of `due` do not move it.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('action_item', table => {
    table.bigIncrements('id');
    table.integer('version').notNullable();
    table.string('title', 300).notNullable();
    table.text('search_text').notNullable();
    table.text('description').notNullable();
    table.string('type', 20).nullable();
    table.string('status', 20).notNullable();
    table.text('status_note').notNullable();
    table.string('entity_ref', 500).nullable();
    table.string('owner_ref', 500).nullable();
    table.string('assignee_ref', 500).nullable();
    table.string('due', 10).nullable();
    table.string('due_sort', 10).notNullable();
    table.string('original_due', 10).nullable();
    table.string('check_on', 10).nullable();
    table.text('acceptance_test').notNullable();
    table.text('tracker_url').nullable();
    table.bigInteger('committed_at').nullable();
    table.bigInteger('done_at').nullable();
    table.bigInteger('verified_at').nullable();
    table.bigInteger('postmortem_id').nullable();
    table.bigInteger('incident_id').nullable();
    table.string('source', 100).nullable();
    table.string('external_id', 300).nullable();
    table.string('record_hash', 44).nullable().comment('of the last import');
    table.text('extra').nullable();
    table.bigInteger('created_at').notNullable();
    table.bigInteger('updated_at').notNullable();
    table.string('created_by', 500).nullable();
    table
      .bigInteger('confidential_id')
      .nullable()
      .references('confidential.id');
    table.unique(['source', 'external_id'], {
      indexName: 'action_item_source',
    });
    table.index(['due_sort', 'id'], 'action_item_due');
    table.index(['updated_at', 'id'], 'action_item_updated_at');
    table.index(['search_text', 'id'], 'action_item_search_text');
    table.index(['status', 'due_sort', 'id'], 'action_item_status');
    table.index(['entity_ref', 'due_sort', 'id'], 'action_item_entity');
    table.index(['owner_ref', 'due_sort', 'id'], 'action_item_owner');
    table.index(['assignee_ref', 'due_sort', 'id'], 'action_item_assignee');
    table.index(['postmortem_id', 'id'], 'action_item_postmortem');
    table.index(['incident_id', 'id'], 'action_item_incident');
    table.index(['confidential_id'], 'action_item_confidential');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('action_item');
};
