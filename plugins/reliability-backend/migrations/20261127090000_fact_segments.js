// @ts-check

const DAY = 86_400_000;

/**
 * Figures of the whole organisation read a UTC day's public facts as one row (`fact_segment`) instead of thousands. Every write of facts
 * inserts a row that names the days it touched (`fact_change`): a day named there is read from the facts themselves until a task has put
 * it together again. Rows are inserted rather than a counter raised, so that no two writes wait for each other.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('fact_change', table => {
    table.bigIncrements('id');
    table.text('days').notNullable().comment('JSON, UTC days since 1970');
    table.bigInteger('first_at').notNullable();
    table.bigInteger('last_at').notNullable();
  });
  await knex.schema.createTable('fact_segment', table => {
    table.integer('day').primary().comment('UTC day since 1970');
    table.bigInteger('revision').notNullable();
    table.integer('facts').notNullable();
    table.binary('content').notNullable();
  });
  await knex.schema.alterTable('incident_fact', table => {
    table.index(
      ['confidential_id', 'anchor_at'],
      'incident_fact_confidential',
      { predicate: knex.whereNotNull('confidential_id') },
    );
  });

  const days = await knex('incident_fact')
    .whereNotNull('anchor_at')
    .distinct(
      knex.raw(
        `(anchor_at - ((anchor_at % ${DAY}) + ${DAY}) % ${DAY}) / ${DAY} as day`,
      ),
    );
  const now = Date.now();
  await knex('fact_change').insert({
    days: JSON.stringify(days.map(row => Number(row.day))),
    first_at: now,
    last_at: now,
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('incident_fact', table => {
    table.dropIndex(
      ['confidential_id', 'anchor_at'],
      'incident_fact_confidential',
    );
  });
  await knex.schema.dropTable('fact_segment');
  await knex.schema.dropTable('fact_change');
};
