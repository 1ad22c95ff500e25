// @ts-check

/**
 * What an answer that was given in a review named there: the number of the action item that was linked with it or written from it, and of the
 * record of the learning that covers the entity. Numbers, since what they are called is for whoever may read them; kept beside the answer, since
 * minutes stay what they are when it is changed later. What was answered before names nothing: nobody knows whether what is named now was named then.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('review_lesson', table => {
    table.bigInteger('action_item_id').nullable();
    table.bigInteger('covered_by').nullable();
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('review_lesson', table => {
    table.dropColumn('action_item_id');
    table.dropColumn('covered_by');
  });
};
