// @ts-check

/**
 * Those of all postmortems that were published though a gate stood open, which are few, in the order of what happened.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.raw(
    'create index postmortem_overridden on postmortem (sort_at, id) where overrides is not null',
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.raw('drop index postmortem_overridden');
};
