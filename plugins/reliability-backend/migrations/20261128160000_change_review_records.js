// @ts-check

/**
 * Change reviews that came from elsewhere, as deployments do: by which name they are known again. What they refer to may not have arrived; then
 * `detail` of the reference has what it takes to connect it: the id of the way to fail that an action item was made of, or what was said of a
 * deployment or an incident beside the change. Other references need none.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('change_review', table => {
    table.string('source', 100).nullable();
    table.string('external_id', 300).nullable();
    table.string('record_hash', 44).nullable().comment('of the last import');
    table.text('extra').nullable();
    table.unique(['source', 'external_id'], {
      indexName: 'change_review_source',
    });
  });
  await knex.schema.alterTable('pending_reference', table => {
    table.string('detail', 40).notNullable().defaultTo('');
  });
  await onceBy(knex, [
    'from_kind',
    'from_id',
    'detail',
    'to_kind',
    'to_source',
    'to_external_id',
  ]);
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex('pending_reference').where('from_kind', 'changeReview').delete();
  await onceBy(knex, [
    'from_kind',
    'from_id',
    'to_kind',
    'to_source',
    'to_external_id',
  ]);
  await knex.raw('alter table pending_reference drop column detail');
  await knex.schema.alterTable('change_review', table => {
    table.dropUnique(['source', 'external_id'], 'change_review_source');
  });
  // Not by a new table in place of the old one, as knex would on SQLite: what belongs to the rows would be gone.
  for (const column of ['extra', 'record_hash', 'external_id', 'source']) {
    await knex.raw('alter table change_review drop column ??', [column]);
  }
};

/**
 * A reference is kept once by these.
 *
 * @param {import('knex').Knex} knex
 * @param {string[]} columns
 */
async function onceBy(knex, columns) {
  const indexName = 'pending_reference_once';
  await knex.schema.alterTable('pending_reference', table => {
    table.dropUnique([], indexName);
    table.unique(columns, { indexName });
  });
}
