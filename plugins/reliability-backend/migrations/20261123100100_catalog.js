// @ts-check

/**
 * The projection of the catalog: owners, scopes and group ancestors, refreshed by a task because the catalog emits no change
 * events. Lists filter and access checks join these tables, so that neither asks the catalog row by row.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('catalog_entity', table => {
    table.string('entity_ref', 500).primary();
    table.string('kind', 63).notNullable();
    table.string('title', 500).nullable();
    table.string('entity_type', 100).nullable();
    table.string('lifecycle', 100).nullable();
    table.string('owner_ref', 500).nullable();
    table.index(['owner_ref', 'entity_ref'], 'catalog_entity_owner');
  });
  // Every entity that a group, system or domain contains, through all levels; cycles end where they began.
  await knex.schema.createTable('catalog_membership', table => {
    table.string('scope_ref', 500).notNullable();
    table.string('entity_ref', 500).notNullable();
    table.primary(['scope_ref', 'entity_ref']);
    table.index(['entity_ref', 'scope_ref'], 'catalog_membership_entity');
  });
  // A group and each group above it: tokens name direct groups only.
  await knex.schema.createTable('catalog_group_ancestor', table => {
    table.string('group_ref', 500).notNullable();
    table.string('ancestor_ref', 500).notNullable();
    table.primary(['group_ref', 'ancestor_ref']);
    table.index(['ancestor_ref', 'group_ref'], 'catalog_group_ancestor_of');
  });
  // Who is in which group directly: a person who is asked to review is not there with a token that could say so.
  await knex.schema.createTable('catalog_user_group', table => {
    table.string('user_ref', 500).notNullable();
    table.string('group_ref', 500).notNullable();
    table.primary(['user_ref', 'group_ref']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('catalog_user_group');
  await knex.schema.dropTable('catalog_group_ancestor');
  await knex.schema.dropTable('catalog_membership');
  await knex.schema.dropTable('catalog_entity');
};
