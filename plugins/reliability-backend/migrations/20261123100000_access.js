// @ts-check

/**
 * Who may read what is not yet public.
 *
 * Every row of every slice that could reveal a draft carries a nullable `confidential_id`; null is public. The readers of a
 * confidential thing are the refs in `confidential_reader` and whoever owns, by the catalog as it is now, an entity in
 * `confidential_entity` — so that access follows ownership without being rewritten.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('confidential', table => {
    table.bigIncrements('id');
    table.bigInteger('created_at').notNullable().comment('UTC milliseconds');
  });
  await knex.schema.createTable('confidential_reader', table => {
    table
      .bigInteger('confidential_id')
      .notNullable()
      .references('id')
      .inTable('confidential')
      .onDelete('CASCADE');
    table.string('reader_ref', 500).notNullable();
    table.string('reason', 30).notNullable();
    table.primary(['confidential_id', 'reader_ref', 'reason']);
    table.index(['reader_ref', 'confidential_id'], 'confidential_reader_ref');
  });
  await knex.schema.createTable('confidential_entity', table => {
    table
      .bigInteger('confidential_id')
      .notNullable()
      .references('id')
      .inTable('confidential')
      .onDelete('CASCADE');
    table.string('entity_ref', 500).notNullable();
    table.primary(['confidential_id', 'entity_ref']);
    table.index(['entity_ref', 'confidential_id'], 'confidential_entity_ref');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('confidential_entity');
  await knex.schema.dropTable('confidential_reader');
  await knex.schema.dropTable('confidential');
};
