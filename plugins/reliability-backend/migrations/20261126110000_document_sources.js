// @ts-check

const { createHash } = require('node:crypto');

/**
 * What came of documents that name their source is kept under `document:<source>`, where nothing else can be; until now it stood among
 * the records of that source. It is told apart by its name, which ends in a hash over whoever made it. A name that was too long to be
 * kept whole cannot be checked, and stays.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await renameAll(knex, 'incident');
  for (const { id, from, name, creator } of await renameAll(
    knex,
    'postmortem',
  )) {
    // The name of an action item has a hash over words that may have changed since: it goes with the document that it belongs to.
    const items = await knex('action_item')
      .where({ postmortem_id: id, source: from })
      .select('id', 'external_id');
    for (const item of items) {
      if (
        partOf(item.external_id, 'action')?.name === name &&
        (await creatorOf(knex, 'actionItem', item.id)) === creator
      ) {
        await rename(knex, 'action_item', item.id, from, `document:${from}`);
      }
    }
  }
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const table of /** @type {const} */ ([
    'incident',
    'postmortem',
    'action_item',
  ])) {
    const rows = await knex(table)
      .where('source', 'like', 'document:%')
      .select('id', 'source');
    for (const { id, source } of rows) {
      await rename(knex, table, id, source, source.slice('document:'.length));
    }
  }
};

/**
 * @param {import('knex').Knex} knex
 * @param {'incident' | 'postmortem'} kind
 */
async function renameAll(knex, kind) {
  const candidates = await knex(kind)
    .where('external_id', 'like', `% #${kind} %`)
    .whereNot('source', 'document')
    .whereNot('source', 'like', 'document:%')
    .select('id', 'source', 'external_id');
  const renamed = [];
  for (const { id, source: from, external_id: externalId } of candidates) {
    const part = partOf(externalId, kind);
    if (part === undefined) continue;
    const creator = await creatorOf(knex, kind, id);
    const to = `document:${from}`;
    if (
      part.digest === digestOf([creator, part.name, kind, '']) &&
      to.length <= 100
    ) {
      await rename(knex, kind, id, from, to);
      renamed.push({ id, from, name: part.name, creator });
    }
  }
  return renamed;
}

/**
 * @param {import('knex').Knex} knex
 * @param {'incident' | 'postmortem' | 'action_item'} table
 * @param {number | string} id
 * @param {string} from
 * @param {string} to
 */
async function rename(knex, table, id, from, to) {
  await knex(table).where({ id }).update({ source: to });
  if (table !== 'incident') return;
  await knex('time_point')
    .where({ incident_id: id, origin: 'source', origin_name: from })
    .update({ origin_name: to });
  const { times } = await knex('incident').where({ id }).first('times');
  const named = Object.entries(JSON.parse(times)).map(([kind, point]) => [
    kind,
    point.origin === 'source' && point.by === from
      ? { ...point, by: to }
      : point,
  ]);
  await knex('incident')
    .where({ id })
    .update({ times: JSON.stringify(Object.fromEntries(named)) });
}

/**
 * @param {import('knex').Knex} knex
 * @param {string} kind
 * @param {number | string} id
 */
async function creatorOf(knex, kind, id) {
  const first = await knex('history')
    .where({ resource_kind: kind, resource_id: id })
    .orderBy('id')
    .first('actor');
  return first?.actor;
}

/**
 * @param {string} externalId
 * @param {string} part
 */
function partOf(externalId, part) {
  const found = /^(.*) #(\w+) ([\w-]{22})$/s.exec(externalId);
  return found?.[2] === part ? { name: found[1], digest: found[3] } : undefined;
}

/** @param {readonly (string | undefined)[]} words */
function digestOf(words) {
  return createHash('sha256')
    .update(JSON.stringify(words))
    .digest('base64url')
    .slice(0, 22);
}
