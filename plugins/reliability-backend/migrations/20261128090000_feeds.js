// @ts-check

/**
 * Feeds that programs read without a session, and the key that signs their addresses where the configuration has none. A feed is revoked by
 * taking its row away: its id never comes again.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('feed', table => {
    table.increments('id');
    table.string('kind', 20).notNullable();
    table.string('scope', 500).notNullable();
    table.string('owner', 500).notNullable();
    table.bigInteger('created_at').notNullable();
    table.unique(['owner', 'kind', 'scope'], { indexName: 'feed_once' });
  });
  await knex.schema.createTable('feed_key', table => {
    table.integer('id').primary();
    table.string('secret', 100).notNullable();
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('feed_key');
  await knex.schema.dropTable('feed');
};
