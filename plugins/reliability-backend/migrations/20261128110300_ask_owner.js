// @ts-check

/**
 * Who was asked: the owner of the entity when its question was. Where that is another now, both are told, and the question goes on with the new one.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('learning_application', table => {
    table.string('asked_owner', 500).nullable();
  });
  await knex('learning_application')
    .whereNotNull('asked_at')
    .update({
      asked_owner: knex('catalog_entity')
        .select('owner_ref')
        .whereRaw(
          'catalog_entity.entity_ref = learning_application.entity_ref',
        ),
    });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('learning_application', table => {
    table.dropColumn('asked_owner');
  });
};
