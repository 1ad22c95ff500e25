// @ts-check

/**
 * Who should hear which learning, who was asked, and what they answered. A row is a match; `asked_at` is null while it waits for its turn.
 * It outlives its learning, which may be taken out of its postmortem and brought back. `asking_turn` has the one row that is held by
 * whoever hands out turns, so that no team gets more than its share of questions.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('learning_application', table => {
    table.bigIncrements('id');
    table.string('learning_id', 36).notNullable();
    table.string('entity_ref', 500).notNullable();
    table.string('state', 20).notNullable();
    table.integer('score').notNullable().comment('thousandths');
    table.text('reasons').notNullable().comment('JSON');
    table.text('note').notNullable();
    table.bigInteger('matched_at').notNullable();
    table.bigInteger('asked_at').nullable();
    table.bigInteger('answered_at').nullable();
    table.string('answered_by', 500).nullable();
    table.bigInteger('action_item_id').nullable();
    table.integer('version').notNullable();
    table.unique(['learning_id', 'entity_ref'], {
      indexName: 'learning_application_of',
    });
    table.index(
      ['entity_ref', 'state', 'asked_at'],
      'learning_application_entity',
    );
    table.index(['state', 'asked_at', 'id'], 'learning_application_state');
  });
  await knex.schema.createTable('learning_round', table => {
    table.string('learning_id', 36).primary();
    table.bigInteger('at').notNullable();
  });
  await knex.schema.createTable('learning_mute', table => {
    table.string('entity_ref', 500).primary();
    table.string('muted_by', 500).notNullable();
    table.bigInteger('muted_at').notNullable();
  });
  await knex.schema.createTable('asking_turn', table => {
    table.integer('id').primary();
  });
  await knex('asking_turn').insert({ id: 1 });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('asking_turn');
  await knex.schema.dropTable('learning_mute');
  await knex.schema.dropTable('learning_round');
  await knex.schema.dropTable('learning_application');
};
