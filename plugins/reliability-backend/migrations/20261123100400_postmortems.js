// @ts-check

/**
 * The living document. Sections, timeline entries and factors carry versions of their own, so that two people can write in
 * two of them; `version` on the postmortem counts every change of any part. A revision keeps the whole state of the document
 * after a change, so that restoring one needs no replay; `part` and `began_at` tell whether the next save of the same section
 * by the same author still belongs to it, `drafted` whether what it holds was ever meant for everyone.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('postmortem', table => {
    table.bigIncrements('id');
    table.integer('version').notNullable();
    table.string('title', 300).notNullable();
    table.text('search_text').notNullable();
    table.string('status', 20).notNullable();
    table.string('severity', 10).nullable().comment('worst of its incidents');
    table.string('author_ref', 500).nullable();
    table.string('facilitator_ref', 500).nullable();
    table.bigInteger('started_at').nullable();
    table.bigInteger('sort_at').notNullable();
    table.bigInteger('published_at').nullable();
    table.string('source', 100).nullable();
    table.string('external_id', 300).nullable();
    table.string('record_hash', 44).nullable().comment('of the last import');
    table.text('extra').nullable();
    table.bigInteger('created_at').notNullable();
    table.bigInteger('updated_at').notNullable();
    table
      .bigInteger('confidential_id')
      .nullable()
      .references('confidential.id');
    table.unique(['source', 'external_id'], { indexName: 'postmortem_source' });
    table.index(['sort_at', 'id'], 'postmortem_sort_at');
    table.index(['updated_at', 'id'], 'postmortem_updated_at');
    table.index(['search_text', 'id'], 'postmortem_search_text');
    table.index(['status', 'sort_at', 'id'], 'postmortem_status');
    table.index(['confidential_id'], 'postmortem_confidential');
  });

  await knex.schema.createTable('postmortem_incident', table => {
    table
      .bigInteger('postmortem_id')
      .notNullable()
      .references('postmortem.id')
      .onDelete('CASCADE');
    table.bigInteger('incident_id').notNullable();
    table.integer('position').notNullable();
    table.primary(['postmortem_id', 'incident_id']);
    table.index(
      ['incident_id', 'postmortem_id'],
      'postmortem_incident_incident',
    );
  });

  // Entities affected by its incidents, repeated here so that the list of one entity walks one index.
  await knex.schema.createTable('postmortem_entity', table => {
    table
      .bigInteger('postmortem_id')
      .notNullable()
      .references('postmortem.id')
      .onDelete('CASCADE');
    table.string('entity_ref', 500).notNullable();
    table.bigInteger('sort_at').notNullable();
    table.primary(['postmortem_id', 'entity_ref']);
    table.index(
      ['entity_ref', 'sort_at', 'postmortem_id'],
      'postmortem_entity_ref_sort_at',
    );
  });

  await knex.schema.createTable('postmortem_person', table => {
    table
      .bigInteger('postmortem_id')
      .notNullable()
      .references('postmortem.id')
      .onDelete('CASCADE');
    table.string('person_ref', 500).notNullable();
    table.string('part', 20).notNullable().comment('participant or reviewer');
    table.primary(['postmortem_id', 'person_ref', 'part']);
    table.index(['person_ref', 'postmortem_id'], 'postmortem_person_ref');
  });

  await knex.schema.createTable('postmortem_section', table => {
    table
      .bigInteger('postmortem_id')
      .notNullable()
      .references('postmortem.id')
      .onDelete('CASCADE');
    table.string('section', 30).notNullable();
    table.text('text').notNullable();
    table.integer('version').notNullable();
    table.bigInteger('updated_at').notNullable();
    table.string('updated_by', 500).nullable();
    table.primary(['postmortem_id', 'section']);
  });

  await knex.schema.createTable('timeline_entry', table => {
    table.string('id', 36).primary();
    table
      .bigInteger('postmortem_id')
      .notNullable()
      .references('postmortem.id')
      .onDelete('CASCADE');
    table.bigInteger('at').nullable();
    table.string('at_text', 100).notNullable();
    table.string('kind', 20).notNullable();
    table.text('text').notNullable();
    table.string('evidence', 100).notNullable();
    table.integer('position').notNullable();
    table.integer('version').notNullable();
    table.index(['postmortem_id', 'position'], 'timeline_entry_postmortem');
  });

  await knex.schema.createTable('factor', table => {
    table.string('id', 36).primary();
    table
      .bigInteger('postmortem_id')
      .notNullable()
      .references('postmortem.id')
      .onDelete('CASCADE');
    table.string('layer', 20).notNullable();
    table.string('confidence', 20).notNullable();
    table.text('text').notNullable();
    table.integer('position').notNullable();
    table.integer('version').notNullable();
    table.index(['postmortem_id', 'position'], 'factor_postmortem');
  });

  await knex.schema.createTable('evidence', table => {
    table.string('id', 36).primary();
    table
      .string('factor_id', 36)
      .notNullable()
      .references('factor.id')
      .onDelete('CASCADE');
    table.string('type', 20).notNullable();
    table.string('title', 300).notNullable();
    table.text('url').nullable();
    table.text('excerpt').notNullable();
    table.bigInteger('at').nullable();
    table.integer('position').notNullable();
    table.index(['factor_id', 'position'], 'evidence_factor');
  });

  await knex.schema.createTable('postmortem_revision', table => {
    table
      .bigInteger('postmortem_id')
      .notNullable()
      .references('postmortem.id')
      .onDelete('CASCADE');
    table.integer('number').notNullable();
    table.bigInteger('began_at').notNullable();
    table.bigInteger('at').notNullable();
    table.string('author_ref', 500).nullable();
    table.string('part', 40).notNullable();
    table.boolean('drafted').notNullable();
    table.text('summary').notNullable();
    table.text('state').notNullable().comment('JSON, the whole document');
    table.primary(['postmortem_id', 'number']);
    table.index(['postmortem_id', 'at', 'number'], 'postmortem_revision_at');
  });

  // References of imported records to records that have not arrived.
  await knex.schema.createTable('pending_reference', table => {
    table.bigIncrements('id');
    table.string('from_kind', 20).notNullable();
    table.bigInteger('from_id').notNullable();
    table.string('to_kind', 20).notNullable();
    table.string('to_source', 100).notNullable();
    table.string('to_external_id', 300).notNullable();
    table.unique(
      ['from_kind', 'from_id', 'to_kind', 'to_source', 'to_external_id'],
      { indexName: 'pending_reference_once' },
    );
    table.index(
      ['to_kind', 'to_source', 'to_external_id'],
      'pending_reference_target',
    );
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('pending_reference');
  await knex.schema.dropTable('postmortem_revision');
  await knex.schema.dropTable('evidence');
  await knex.schema.dropTable('factor');
  await knex.schema.dropTable('timeline_entry');
  await knex.schema.dropTable('postmortem_section');
  await knex.schema.dropTable('postmortem_person');
  await knex.schema.dropTable('postmortem_entity');
  await knex.schema.dropTable('postmortem_incident');
  await knex.schema.dropTable('postmortem');
};
