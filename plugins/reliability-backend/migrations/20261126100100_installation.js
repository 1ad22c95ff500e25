// @ts-check

const { randomBytes } = require('node:crypto');

/**
 * What this portal is called where things that were written in it are taken elsewhere: an export carries it as their source, and an
 * import knows its own by it. A copy of the database keeps the name, and with it the things that it names.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('installation', table => {
    table.string('id', 12).primary();
  });
  await knex('installation').insert({ id: randomBytes(6).toString('hex') });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('installation');
};
