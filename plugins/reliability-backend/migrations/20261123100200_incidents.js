// @ts-check

/**
 * Incidents, near misses, drills and maintenance.
 *
 * Times are UTC milliseconds. `time_point` keeps the word of every source and every person; `times` on the incident is the
 * effective choice among them, kept beside so that a list reads one row an incident. `sort_at` is the anchor, or the moment of
 * creation while no time is known, so that keyset pages never meet a null; it is repeated on `incident_entity` so that the
 * list of one entity walks one index.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('incident', table => {
    table.bigIncrements('id');
    table.integer('version').notNullable();
    table.string('title', 300).notNullable();
    table.text('search_text').notNullable().comment('title, folded');
    table.string('kind', 20).notNullable();
    table.string('severity', 10).nullable();
    table.string('severity_sort', 10).notNullable().comment('never null');
    table.string('status', 10).notNullable();
    table.string('incident_type', 100).nullable();
    table.string('failure_mode', 100).nullable();
    table.string('trigger', 100).nullable();
    table.text('summary').notNullable();
    table.text('stopped_by').nullable();
    table.text('would_help').nullable();
    table.text('url').nullable();
    table.text('dimensions').notNullable().comment('JSON');
    table.text('stated').notNullable().comment('JSON, ISO 8601 durations');
    table.text('times').notNullable().comment('JSON, effective time points');
    table.text('flags').notNullable().comment('JSON, what cannot be right');
    table.boolean('flagged').notNullable();
    table.text('extra').nullable().comment('JSON, fields of the source');
    table.bigInteger('anchor_at').nullable();
    table.bigInteger('sort_at').notNullable();
    table.string('source', 100).nullable();
    table.string('external_id', 300).nullable();
    table.string('record_hash', 44).nullable().comment('of the last import');
    table.bigInteger('merged_into').nullable();
    table.bigInteger('created_at').notNullable();
    table.bigInteger('updated_at').notNullable();
    table.string('created_by', 500).nullable();
    table
      .bigInteger('confidential_id')
      .nullable()
      .references('confidential.id');
    table.unique(['source', 'external_id'], { indexName: 'incident_source' });
    table.index(['sort_at', 'id'], 'incident_sort_at');
    table.index(['updated_at', 'id'], 'incident_updated_at');
    table.index(['severity_sort', 'id'], 'incident_severity');
    table.index(['search_text', 'id'], 'incident_search_text');
    table.index(['kind', 'sort_at', 'id'], 'incident_kind');
    table.index(['status', 'sort_at', 'id'], 'incident_status');
    table.index(['merged_into'], 'incident_merged_into');
    table.index(['confidential_id'], 'incident_confidential');
  });

  await knex.schema.createTable('incident_entity', table => {
    table
      .bigInteger('incident_id')
      .notNullable()
      .references('incident.id')
      .onDelete('CASCADE');
    table.string('entity_ref', 500).notNullable();
    table.string('role', 20).notNullable();
    table.string('impact', 10).nullable();
    table.bigInteger('sort_at').notNullable();
    table.primary(['incident_id', 'entity_ref', 'role']);
    table.index(
      ['entity_ref', 'sort_at', 'incident_id'],
      'incident_entity_ref_sort_at',
    );
  });

  await knex.schema.createTable('incident_dimension', table => {
    table
      .bigInteger('incident_id')
      .notNullable()
      .references('incident.id')
      .onDelete('CASCADE');
    table.string('name', 63).notNullable();
    table.string('value', 200).notNullable();
    table.primary(['incident_id', 'name']);
    table.index(['name', 'value', 'incident_id'], 'incident_dimension_value');
  });

  await knex.schema.createTable('time_point', table => {
    table
      .bigInteger('incident_id')
      .notNullable()
      .references('incident.id')
      .onDelete('CASCADE');
    table.string('kind', 20).notNullable();
    table.string('origin', 10).notNullable().comment('human or source');
    // Empty where no author is kept: part of the key, so it cannot be null.
    table.string('origin_name', 500).notNullable();
    table.bigInteger('at').nullable().comment('null: said to be unknown');
    table.bigInteger('changed_at').notNullable();
    table.primary(['incident_id', 'kind', 'origin', 'origin_name']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('time_point');
  await knex.schema.dropTable('incident_dimension');
  await knex.schema.dropTable('incident_entity');
  await knex.schema.dropTable('incident');
};
