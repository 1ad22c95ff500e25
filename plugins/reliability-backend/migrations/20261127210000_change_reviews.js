// @ts-check

/**
 * Change reviews: a planned change with what it touches, the ways in which it may fail, and what came of it; every write holds the row of its
 * change first. Ways that were not written down before it was made are not `foreseen`. `reasons` is JSON: why one was proposed. What was said of
 * deployments and incidents that may belong to the change is a row for each.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('change_review', table => {
    table.bigIncrements('id');
    table.integer('version').notNullable();
    table.string('title', 200).notNullable();
    table.text('search_text').notNullable();
    table.text('description').notNullable();
    table.bigInteger('planned_for').notNullable();
    table.bigInteger('until').nullable();
    table.string('owner_ref', 500).nullable();
    table.string('release', 200).nullable();
    table.text('url').nullable();
    table.string('status', 20).notNullable();
    table.text('reason').notNullable();
    table.text('outcome').notNullable();
    table.bigInteger('done_at').nullable();
    table.string('created_by', 500).notNullable();
    table.bigInteger('created_at').notNullable();
    table.bigInteger('updated_at').notNullable();
    table.index(['planned_for', 'id'], 'change_review_planned_for');
  });
  await knex.schema.createTable('change_review_entity', table => {
    table
      .bigInteger('change_id')
      .notNullable()
      .references('change_review.id')
      .onDelete('CASCADE');
    table.string('entity_ref', 500).notNullable();
    table.integer('position').notNullable();
    table.primary(['change_id', 'entity_ref']);
    table.index(['entity_ref', 'change_id'], 'change_review_entity_ref');
  });
  await knex.schema.createTable('change_risk', table => {
    table.string('id', 36).primary();
    table
      .bigInteger('change_id')
      .notNullable()
      .references('change_review.id')
      .onDelete('CASCADE');
    table.integer('position').notNullable();
    table.integer('version').notNullable();
    table.string('failure_mode', 200).nullable();
    table.string('text', 500).notNullable();
    table.string('likelihood', 20).notNullable();
    table.string('impact', 20).notNullable();
    table.string('detection', 500).notNullable();
    table.string('rollback', 500).notNullable();
    table.string('runbook', 500).notNullable();
    table.string('owner_ref', 500).nullable();
    table
      .bigInteger('action_item_id')
      .nullable()
      .references('action_item.id')
      .onDelete('SET NULL');
    table.text('reasons').notNullable();
    table.boolean('foreseen').notNullable();
    table.string('outcome', 20).notNullable();
    table.index(['change_id', 'position'], 'change_risk_change');
    table.index(['action_item_id'], 'change_risk_action_item');
  });
  await knex.schema.createTable('change_link', table => {
    table
      .bigInteger('change_id')
      .notNullable()
      .references('change_review.id')
      .onDelete('CASCADE');
    table.string('kind', 20).notNullable();
    table.bigInteger('thing_id').notNullable();
    table.string('state', 20).notNullable();
    table.string('said_by', 500).notNullable();
    table.bigInteger('said_at').notNullable();
    table.primary(['change_id', 'kind', 'thing_id']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('change_link');
  await knex.schema.dropTable('change_risk');
  await knex.schema.dropTable('change_review_entity');
  await knex.schema.dropTable('change_review');
};
