// @ts-check

/**
 * The gates that stood open where a postmortem was published with a reason for each, as JSON: gate, reason, by whom, and when in UTC milliseconds. They stay
 * what they were, whatever becomes of the document; null where there are none.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('postmortem', table => {
    table.text('overrides').nullable();
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  // On SQLite, knex would drop the table and make it again, and all that refers to it would be deleted with it.
  await knex.raw('alter table postmortem drop column overrides');
};
