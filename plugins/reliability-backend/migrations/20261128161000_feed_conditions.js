// @ts-check

/**
 * What a policy left of what a feed tells to whoever made it: its conditions, as JSON, which hold whenever the feed is read; null where only the catalog
 * hid something from them, or nothing did. And the groups that their maker was in then, as JSON: those that the catalog knew them as a member of
 * (`direct`), and those that they signed in with (`signedIn`). Once the catalog knows them in other ones, the feed tells nothing. Null where nothing was
 * hidden, as it is for every feed that was made before.
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
 * Feeds that are limited go: without that they would tell everything, whoever their maker is by then.
 *
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex('feed').whereNotNull('maker_groups').delete();
  await knex.schema.alterTable('feed', table => {
    table.dropColumn('conditions');
    table.dropColumn('maker_groups');
  });
};
