// @ts-check

/**
 * Postmortems by when they were published: figures of the practice look at those of a window.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('postmortem', table => {
    table.index(['published_at', 'id'], 'postmortem_published_at');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('postmortem', table => {
    table.dropIndex(['published_at', 'id'], 'postmortem_published_at');
  });
};
