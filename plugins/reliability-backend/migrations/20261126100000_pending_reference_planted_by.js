// @ts-check

/**
 * Who planted a reference that waits: when its target arrives, it is connected only if they may see that. Those that waited before this
 * was kept are nobody's, and see what everybody sees.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('pending_reference', table => {
    table.string('planted_by', 500).nullable();
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('pending_reference', table => {
    table.dropColumn('planted_by');
  });
};
