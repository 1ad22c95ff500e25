// @ts-check

/**
 * When an entity joined a group's, a system's or a domain's scope, or left it: figures count by who is in it now, and trends say where that
 * has changed. Written in the transaction of the catalog's copy.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('membership_change', table => {
    table.bigIncrements('id');
    table.string('scope_ref', 500).notNullable();
    table.string('entity_ref', 500).notNullable();
    table.boolean('joined').notNullable().comment('false: left');
    table.bigInteger('at').notNullable();
    table.index(['scope_ref', 'at'], 'membership_change_scope');
    table.index(['at'], 'membership_change_at');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('membership_change');
};
