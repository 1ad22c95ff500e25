// @ts-check

/**
 * What was reached in learning, once and for good: one for each kind, subject and level. `team` is '' for what is the whole organisation's, so
 * that a list of what a reader may see is one comparison. `rests_on` has the keys of what is counted.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('milestone', table => {
    table.bigIncrements('id').primary();
    table.string('kind', 40).notNullable();
    table.string('subject', 500).notNullable();
    table.integer('level').notNullable();
    table.string('team', 500).notNullable();
    table.bigInteger('reached_at').notNullable();
    table.string('text', 500).notNullable();
    table.text('evidence').notNullable().comment('JSON');
    table.string('about', 30).nullable();
    table.text('rests_on').notNullable().comment('JSON');
    table.string('state', 20).notNullable();
    table.bigInteger('state_at').nullable();
    table.integer('version').notNullable();
    table.unique(['kind', 'subject', 'level'], { indexName: 'milestone_of' });
    table.index(['reached_at', 'id'], 'milestone_reached');
    table.index(['team', 'reached_at', 'id'], 'milestone_team');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('milestone');
};
