// @ts-check

/**
 * How a review was set up when it ended, as JSON: its series may be set up anew, and what is over changes no more. Null while it is
 * planned or live.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('review', table => {
    table.text('setting').nullable();
  });
  const series = await knex('review_series').select(
    'id',
    'rhythm',
    'pool',
    'participants',
  );
  for (const { id, rhythm, pool, participants } of series) {
    const { zone, repeats } = JSON.parse(rhythm);
    await knex('review')
      .where('series_id', id)
      .whereIn('state', ['closed', 'cancelled'])
      .update({
        setting: JSON.stringify({
          zone,
          repeats,
          pool: JSON.parse(pool).map(
            (/** @type {{ ref: string }} */ { ref }) => ref,
          ),
          participants: JSON.parse(participants),
        }),
      });
  }
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('review', table => {
    table.dropColumn('setting');
  });
};
