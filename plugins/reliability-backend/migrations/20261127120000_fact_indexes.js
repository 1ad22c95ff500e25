// @ts-check

/** Index → its table, its columns as they were, and as they are. */
const widened = {
  incident_fact_entity_anchor: {
    table: 'incident_fact',
    before: ['entity_ref', 'anchor_at'],
    after: ['entity_ref', 'anchor_at', 'mitigated_at', 'confidential_id'],
  },
  incident_fact_anchor: {
    table: 'incident_fact',
    before: ['anchor_at', 'incident_id'],
    after: ['anchor_at', 'incident_id', 'kind', 'role', 'confidential_id'],
  },
  deployment_fact_finished: {
    table: 'deployment_fact',
    before: ['finished_at', 'deployment_id'],
    after: [
      'finished_at',
      'deployment_id',
      'production',
      'status',
      'rolled_back',
    ],
  },
  action_item_fact_due: {
    table: 'action_item_fact',
    before: ['original_due'],
    after: ['original_due', 'status', 'done_at', 'confidential_id'],
  },
  action_item_fact_status: {
    table: 'action_item_fact',
    before: ['status', 'due'],
    after: ['status', 'due', 'entity_ref', 'confidential_id'],
  },
  deployment_fact_entity: {
    table: 'deployment_fact',
    before: [
      'entity_ref',
      'production',
      'status',
      'finished_at',
      'deployment_id',
    ],
    after: [
      'entity_ref',
      'production',
      'status',
      'finished_at',
      'deployment_id',
      'rolled_back',
    ],
  },
};

/** Indexes of `action_item_fact` by their names. */
const added = {
  action_item_fact_entity_status: [
    'entity_ref',
    'status',
    'due',
    'confidential_id',
  ],
  action_item_fact_entity_check: [
    'entity_ref',
    'check_on',
    'status',
    'confidential_id',
  ],
};

/**
 * Figures find in indexes alone what lasts into a window, what is restricted, and which promises are open or checked: the rows of an entity
 * with a long history are not looked at one by one.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  for (const [name, { table, before, after }] of Object.entries(widened)) {
    await knex.schema.alterTable(table, indexes => {
      indexes.dropIndex(before, name);
    });
    await knex.schema.alterTable(table, indexes => {
      indexes.index(after, name);
    });
  }
  await knex.schema.alterTable('action_item_fact', indexes => {
    for (const [name, columns] of Object.entries(added)) {
      indexes.index(columns, name);
    }
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('action_item_fact', indexes => {
    for (const [name, columns] of Object.entries(added)) {
      indexes.dropIndex(columns, name);
    }
  });
  for (const [name, { table, before, after }] of Object.entries(widened)) {
    await knex.schema.alterTable(table, indexes => {
      indexes.dropIndex(after, name);
    });
    await knex.schema.alterTable(table, indexes => {
      indexes.index(before, name);
    });
  }
};
