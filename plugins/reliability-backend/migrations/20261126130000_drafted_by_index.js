// @ts-check

/**
 * Policies ask what a published postmortem was about for those who read the draft: from entities to circles to postmortems.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('postmortem', table => {
    table.index(['drafted_by'], 'postmortem_drafted_by');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('postmortem', table => {
    table.dropIndex(['drafted_by'], 'postmortem_drafted_by');
  });
};
