// @ts-check

/**
 * Reliability reviews: series of them, each held on a day, with notes by topic and decisions. A series has at most one review that is
 * planned or live; every write holds the row of its series first. `day` is the calendar day of the rhythm, which stays where the hour is moved.
 * What people wrote is text; lists of references, and what people made of an agenda, are JSON.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('review_series', table => {
    table.increments('id');
    table.integer('version').notNullable();
    table.string('title', 200).notNullable();
    table.string('scope', 500).notNullable();
    table.text('rhythm').notNullable();
    table.integer('length').notNullable();
    table.text('pool').notNullable();
    table.text('participants').notNullable();
    table.string('created_by', 500).notNullable();
    table.bigInteger('created_at').notNullable();
    table.bigInteger('updated_at').notNullable();
  });
  await knex.schema.createTable('review', table => {
    table.bigIncrements('id');
    table.integer('version').notNullable();
    table
      .integer('series_id')
      .unsigned()
      .notNullable()
      .references('review_series.id')
      .onDelete('CASCADE');
    table.string('title', 200).notNullable();
    table.text('search_text').notNullable();
    table.string('scope', 500).notNullable();
    table.string('state', 20).notNullable();
    table.string('day', 10).notNullable();
    table.bigInteger('starts_at').notNullable();
    table.integer('length').notNullable();
    table.bigInteger('period_from').notNullable();
    table.bigInteger('started_at').nullable();
    table.bigInteger('ended_at').nullable();
    table.string('facilitator_ref', 500).nullable();
    table.text('facilitation').notNullable();
    table.text('attendance').notNullable();
    table.text('arrangement').notNullable();
    table.text('reason').notNullable();
    table.bigInteger('created_at').notNullable();
    table.bigInteger('updated_at').notNullable();
    table.index(['starts_at', 'id'], 'review_starts_at');
    table.index(['series_id', 'id'], 'review_series_id');
    table.index(['scope', 'starts_at'], 'review_scope');
  });
  await knex.schema.createTable('review_note', table => {
    table
      .bigInteger('review_id')
      .notNullable()
      .references('review.id')
      .onDelete('CASCADE');
    table.string('topic', 50).notNullable();
    table.text('text').notNullable();
    table.integer('version').notNullable();
    table.primary(['review_id', 'topic']);
  });
  await knex.schema.createTable('review_decision', table => {
    table.string('id', 36).primary();
    table
      .bigInteger('review_id')
      .notNullable()
      .references('review.id')
      .onDelete('CASCADE');
    table.integer('position').notNullable();
    table.string('text', 500).notNullable();
    table
      .bigInteger('action_item_id')
      .nullable()
      .references('action_item.id')
      .onDelete('SET NULL');
    table.integer('version').notNullable();
    table.index(['review_id', 'position'], 'review_decision_review');
    table.index(['action_item_id'], 'review_decision_action_item');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('review_decision');
  await knex.schema.dropTable('review_note');
  await knex.schema.dropTable('review');
  await knex.schema.dropTable('review_series');
};
