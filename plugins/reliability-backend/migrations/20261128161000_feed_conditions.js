// @ts-check

/**
 * What a policy left of what a feed tells to whoever made it: its conditions, as JSON, which hold whenever the feed is read, and the groups that their
 * maker was in then, as JSON: once the catalog knows them in other ones, the feed tells nothing. Both are null where no policy hid anything, as it is
 * for every feed that was made before.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('feed', table => {
    table.text('conditions').nullable();
    table.text('maker_groups').nullable();
  });
};

/**
 * Feeds under conditions go: without these they would tell everything.
 *
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex('feed').whereNotNull('conditions').delete();
  await knex.schema.alterTable('feed', table => {
    table.dropColumn('conditions');
    table.dropColumn('maker_groups');
  });
};
