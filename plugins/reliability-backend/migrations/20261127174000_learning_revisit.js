// @ts-check

/**
 * When it is to be asked again whether a learning is still true, in UTC milliseconds; null until somebody has answered: so long after it was
 * published as is configured.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('learning_record', table => {
    table.bigInteger('revisit_at').nullable();
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('learning_record', table => {
    table.dropColumn('revisit_at');
  });
};
