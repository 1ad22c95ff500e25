// @ts-check

/**
 * Deliveries from producers, kept as they came before anything is made of them. `dedup_key` is what makes two deliveries the
 * same: the producer's own identifier, or a hash of the raw body.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('delivery', table => {
    table.string('id', 36).primary();
    table.string('source', 100).notNullable();
    table.string('channel', 100).notNullable();
    table.string('dedup_key', 200).notNullable();
    table.string('content_type', 200).notNullable();
    table.binary('body').notNullable();
    table.string('state', 12).notNullable().comment('kept, processed, failed');
    table.integer('attempts').notNullable();
    table.text('error').nullable();
    table.bigInteger('received_at').notNullable();
    table.bigInteger('processed_at').nullable();
    table.unique(['source', 'channel', 'dedup_key'], {
      indexName: 'delivery_once',
    });
    table.index(['state', 'received_at', 'id'], 'delivery_state');
    table.index(['received_at'], 'delivery_received_at');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('delivery');
};
