// @ts-check

/** The postmortems of a person: who writes and who facilitates stand on the row itself. */
const indexes = [
  ['author_ref', 'postmortem_author'],
  ['facilitator_ref', 'postmortem_facilitator'],
];

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('postmortem', table => {
    for (const [column, name] of indexes) table.index([column], name);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('postmortem', table => {
    for (const [column, name] of indexes) table.dropIndex([column], name);
  });
};
