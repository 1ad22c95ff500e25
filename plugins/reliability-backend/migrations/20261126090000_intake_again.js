// @ts-check

/**
 * Deliveries that fail wait longer each time, say what was made of them, and can be asked for. `source_spell` keeps what producers without
 * a lasting identifier told of each time that something held: from it follows which incident a delivery speaks of, in whatever order
 * deliveries come.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('delivery', table => {
    table.bigInteger('available_at').notNullable().defaultTo(0);
    table
      .text('incidents')
      .notNullable()
      .defaultTo('[]')
      .comment('JSON, ids of the incidents that it spoke of');
    table.dropIndex([], 'delivery_state');
    table.index(['state', 'available_at', 'id'], 'delivery_due');
    table.dropIndex([], 'delivery_received_at');
    table.index(['received_at', 'id'], 'delivery_received_at');
  });

  await knex.schema.createTable('source_spell', table => {
    table.string('source', 100).notNullable();
    table.string('name', 300).notNullable();
    table.bigInteger('starts_at').notNullable();
    table.bigInteger('ends_at').nullable();
    table
      .string('external_id', 300)
      .notNullable()
      .comment('what the producer calls an incident that begins here');
    table
      .bigInteger('incident_id')
      .nullable()
      .comment('the incident that was made when this was first heard of');
    table.primary(['source', 'name', 'starts_at']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('source_spell');
  await knex.schema.alterTable('delivery', table => {
    table.dropIndex([], 'delivery_received_at');
    table.index(['received_at'], 'delivery_received_at');
    table.dropIndex([], 'delivery_due');
    table.index(['state', 'received_at', 'id'], 'delivery_state');
    table.dropColumn('incidents');
    table.dropColumn('available_at');
  });
};
