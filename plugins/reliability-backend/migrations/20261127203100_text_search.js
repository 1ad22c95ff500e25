// @ts-check

/*
 * The engine's own search in what incidents and learnings say, so that what is like something is found among many without reading them all. SQLite
 * keeps words in tables of its own, which triggers follow; whoever rebuilds `incident` or `learning` there has to make these anew. PostgreSQL keeps an index of an
 * expression, which queries repeat (platform/database/textSearch.ts).
 */

const sqlite = [
  `create virtual table incident_text using fts5(
     title, summary, content='incident', content_rowid='id',
     tokenize="porter unicode61 remove_diacritics 2")`,
  `create trigger incident_text_insert after insert on incident begin
     insert into incident_text(rowid, title, summary)
       values (new.id, new.title, new.summary);
   end`,
  `create trigger incident_text_delete after delete on incident begin
     insert into incident_text(incident_text, rowid, title, summary)
       values ('delete', old.id, old.title, old.summary);
   end`,
  `create trigger incident_text_update after update of title, summary on incident begin
     insert into incident_text(incident_text, rowid, title, summary)
       values ('delete', old.id, old.title, old.summary);
     insert into incident_text(rowid, title, summary)
       values (new.id, new.title, new.summary);
   end`,
  `insert into incident_text(incident_text) values ('rebuild')`,
  // By the number of its record: a learning has no number of its own.
  `create virtual table learning_text using fts5(
     text, tokenize="porter unicode61 remove_diacritics 2")`,
  // What is replaced is deleted first: a trigger resolves conflicts as the statement does that it follows.
  `create trigger learning_text_insert after insert on learning begin
     delete from learning_text where rowid =
       (select id from learning_record where learning_id = new.id);
     insert into learning_text(rowid, text)
       select id, new.statement || ' ' || new.applies_to || ' ' || new.helped
       from learning_record where learning_id = new.id;
   end`,
  `create trigger learning_text_record after insert on learning_record begin
     delete from learning_text where rowid = new.id;
     insert into learning_text(rowid, text)
       select new.id, statement || ' ' || applies_to || ' ' || helped
       from learning where id = new.learning_id;
   end`,
  `create trigger learning_text_delete after delete on learning begin
     delete from learning_text where rowid =
       (select id from learning_record where learning_id = old.id);
   end`,
  `create trigger learning_text_update after update of statement, applies_to, helped on learning begin
     delete from learning_text where rowid =
       (select id from learning_record where learning_id = old.id);
     insert into learning_text(rowid, text)
       select id, new.statement || ' ' || new.applies_to || ' ' || new.helped
       from learning_record where learning_id = new.id;
   end`,
  `insert into learning_text(rowid, text)
     select learning_record.id, statement || ' ' || applies_to || ' ' || helped
     from learning join learning_record on learning_record.learning_id = learning.id`,
];

const postgres = [
  `create index incident_text on incident using gin
     (to_tsvector('english', left(title || ' ' || summary, 20000)))`,
  `create index learning_text on learning using gin
     (to_tsvector('english', left(statement || ' ' || applies_to || ' ' || helped, 20000)))`,
];

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  const isPostgres = knex.client.config.client === 'pg';
  for (const statement of isPostgres ? postgres : sqlite) {
    await knex.raw(statement);
  }
  await knex.schema.alterTable('incident', table => {
    table.index(['failure_mode', 'id'], 'incident_failure_mode');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('incident', table => {
    table.dropIndex(['failure_mode', 'id'], 'incident_failure_mode');
  });
  if (knex.client.config.client === 'pg') {
    await knex.raw('drop index incident_text');
    await knex.raw('drop index learning_text');
    return;
  }
  for (const table of ['incident', 'learning']) {
    for (const event of ['insert', 'delete', 'update']) {
      await knex.raw(`drop trigger ${table}_text_${event}`);
    }
  }
  await knex.raw('drop trigger learning_text_record');
  await knex.raw('drop table incident_text');
  await knex.raw('drop table learning_text');
};
