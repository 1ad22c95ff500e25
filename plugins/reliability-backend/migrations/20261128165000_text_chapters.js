// @ts-check

/*
 * PostgreSQL's index of what incidents say knows no order, and reads the whole list of every word that is asked for, however common. With the chapter of an
 * incident as one more word, 4 096 numbers each, it reads the lists of the latest chapters and looks into those of the words only there
 * (platform/database/textSearch.ts). Until it is updated itself, a replica of before goes through texts without an index. SQLite goes through its index from the latest.
 */

const said = `to_tsvector('english', left(title || ' ' || summary, 20000))`;

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  if (knex.client.config.client !== 'pg') return;
  await knex.raw('drop index incident_text');
  await knex.raw(
    `create index incident_text on incident using gin
       ((${said} || array_to_tsvector(array['~' || (id >> 12)::text])))`,
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  if (knex.client.config.client !== 'pg') return;
  await knex.raw('drop index incident_text');
  await knex.raw(`create index incident_text on incident using gin (${said})`);
};
