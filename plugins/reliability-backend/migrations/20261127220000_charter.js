// @ts-check

/**
 * Every version of the charter that was adopted, and who has acknowledged which. The one that comes with the plugin has no row.
 *
 * `asked` is the latest version up to this one that asked to be acknowledged, so that one row says what is asked now. A person is in one
 * column only, so that whoever leaves can be given another name.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('charter_version', table => {
    table.integer('version').primary();
    table.text('text').notNullable();
    table.string('sponsor', 200).notNullable();
    table.text('glossary').notNullable();
    table.string('note', 500).notNullable();
    table.boolean('asks_anew').notNullable();
    table.integer('asked').notNullable();
    table.bigInteger('at').notNullable();
    table.string('by', 500).notNullable();
  });
  await knex.schema.createTable('charter_acknowledgement', table => {
    table.bigIncrements('id').primary();
    table.string('person', 500).notNullable();
    table.integer('version').notNullable();
    table.bigInteger('at').notNullable();
    table.unique(['person', 'version'], {
      indexName: 'charter_acknowledgement_person',
    });
    table.index(['version', 'person'], 'charter_acknowledgement_version');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('charter_acknowledgement');
  await knex.schema.dropTable('charter_version');
};
