// @ts-check

/**
 * What a revision changed, as messages: a page says it in its reader's language. Those from before have their English words only.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('postmortem_revision', table => {
    table
      .text('changes')
      .notNullable()
      .defaultTo('[]')
      .comment('JSON, messages; empty: only the summary says it');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('postmortem_revision', table => {
    table.dropColumn('changes');
  });
};
