// @ts-check

/**
 * What every write leaves besides its own rows: history, outbox, and the keys that make a repeated creation harmless.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('history', table => {
    table.bigIncrements('id');
    table.string('resource_kind', 20).notNullable();
    table.bigInteger('resource_id').notNullable();
    table.integer('version').notNullable();
    table.bigInteger('at').notNullable();
    table.string('actor', 500).nullable();
    table.string('action', 40).notNullable();
    table.text('changes').notNullable().comment('JSON, field → [old, new]');
    table.bigInteger('confidential_id').nullable();
    table.index(['resource_kind', 'resource_id', 'id'], 'history_resource');
    table.index(['confidential_id'], 'history_confidential');
  });

  await knex.schema.createTable('outbox', table => {
    table.bigIncrements('id');
    table.string('event_id', 36).notNullable().unique();
    table.string('topic', 60).notNullable();
    table.text('payload').notNullable().comment('JSON; keys and refs, no text');
    table.string('state', 10).notNullable().comment('pending or dead');
    table.integer('attempts').notNullable();
    table.bigInteger('available_at').notNullable();
    table.bigInteger('created_at').notNullable();
    table.text('done_by').notNullable().comment('JSON, consumers served');
    table.text('last_error').nullable();
    table.bigInteger('confidential_id').nullable();
    table.index(['state', 'available_at', 'id'], 'outbox_due');
  });

  await knex.schema.createTable('idempotency_key', table => {
    table.string('principal', 500).notNullable();
    table.string('operation', 60).notNullable();
    table.string('key', 200).notNullable();
    table.string('request_hash', 64).notNullable();
    table.bigInteger('resource_id').notNullable();
    table.bigInteger('created_at').notNullable();
    table.primary(['principal', 'operation', 'key']);
    table.index(['created_at'], 'idempotency_key_created_at');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('idempotency_key');
  await knex.schema.dropTable('outbox');
  await knex.schema.dropTable('history');
};
