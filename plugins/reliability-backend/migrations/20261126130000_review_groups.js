// @ts-check

/**
 * The groups that whoever reviewed a postmortem had then, as JSON: the catalog need not hold everybody who signs in. Null or
 * empty for reviews from before this was kept and for those that records tell of.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('postmortem_review', table => {
    table.text('reviewer_groups').nullable();
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('postmortem_review', table => {
    table.dropColumn('reviewer_groups');
  });
};
