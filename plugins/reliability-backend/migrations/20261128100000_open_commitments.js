// @ts-check

/** Indexes of all action items, of which only those that are open were looked for. */
const before = {
  action_item_fact_entity_status: [
    'entity_ref',
    'status',
    'due',
    'confidential_id',
  ],
  action_item_fact_status: ['status', 'due', 'entity_ref', 'confidential_id'],
};

/**
 * Promises that are not done are found entity after entity, as they are counted: those of the organisation need not all be gathered first.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.raw(
    `create index action_item_fact_open on action_item_fact (entity_ref, due, confidential_id)
     where status in ('committed', 'inProgress', 'ineffective')`,
  );
  await knex.schema.alterTable('action_item_fact', indexes => {
    for (const [name, columns] of Object.entries(before)) {
      indexes.dropIndex(columns, name);
    }
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('action_item_fact', indexes => {
    for (const [name, columns] of Object.entries(before)) {
      indexes.index(columns, name);
    }
  });
  await knex.schema.alterTable('action_item_fact', indexes => {
    indexes.dropIndex([], 'action_item_fact_open');
  });
};
