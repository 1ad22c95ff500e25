// @ts-check

/**
 * When a change was made for the first time: from then on its predictions stay, also where it is called planned again. Of changes that were taken
 * back before this was kept, nobody knows.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('change_review', table => {
    table.bigInteger('first_done_at').nullable();
  });
  await knex('change_review')
    .whereNotNull('done_at')
    .update({ first_done_at: knex.ref('done_at') });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('change_review', table => {
    table.dropColumn('first_done_at');
  });
};
