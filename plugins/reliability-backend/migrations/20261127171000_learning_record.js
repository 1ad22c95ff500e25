// @ts-check

/**
 * The key of each learning, as `LRN-12`: its `id`. It is the learning's for good, also while an older state of the document has it and the
 * document as it is does not. Those that are there get theirs in the order in which they were published, drafts last.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('learning_record', table => {
    table.bigIncrements('id').primary();
    table.string('learning_id', 36).notNullable();
    table.unique(['learning_id'], { indexName: 'learning_record_learning' });
  });
  await knex.raw(
    `insert into learning_record (learning_id)
     select id from learning
     order by case when published_at is null then 1 else 0 end, published_at, postmortem_id, position`,
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('learning_record');
};
