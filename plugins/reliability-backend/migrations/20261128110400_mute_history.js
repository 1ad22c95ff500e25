// @ts-check

/**
 * Every time that an entity was muted, or asked again, with who did it and why; `by` is null where its time was over. A mute may end by itself:
 * `until` is the first day on which it is asked again, of no zone.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('learning_mute', table => {
    table.string('until', 10).nullable();
  });
  await knex.schema.createTable('learning_mute_change', table => {
    table.bigIncrements('id');
    table.string('entity_ref', 500).notNullable();
    table.boolean('muted').notNullable();
    table.string('by', 500).nullable();
    table.bigInteger('at').notNullable();
    table.text('reason').notNullable();
    table.string('until', 10).nullable();
    table.index(['entity_ref', 'id'], 'learning_mute_change_entity');
  });
  const muted = await knex('learning_mute').select();
  for (const { entity_ref, muted_by, muted_at } of muted) {
    await knex('learning_mute_change').insert({
      entity_ref,
      muted: true,
      by: muted_by,
      at: muted_at,
      reason: '',
    });
  }
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('learning_mute_change');
  await knex.schema.alterTable('learning_mute', table => {
    table.dropColumn('until');
  });
};
