// @ts-check

/**
 * Who read a postmortem while it was a draft: publishing keeps the circle, since saved states and changes from before are for those only
 * who were its readers.
 *
 * Circles of what was published, or made visible to everybody, before this was kept are gone. So the changes from that time, of these
 * things and of the action items that belong to them, become those of a circle without readers: nobody can tell any more for whom they
 * were.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('postmortem', table => {
    table
      .bigInteger('drafted_by')
      .nullable()
      .comment('the circle that read the draft');
  });

  const earlier = [
    ...(await publishedDrafts(knex)).map(({ id, at }) =>
      historyOf(knex, 'postmortem', id).where('at', '<=', at).select('id'),
    ),
    ...(await madeVisible(knex)).map(({ id, at }) =>
      historyOf(knex, 'incident', id).where('at', '<=', at).select('id'),
    ),
  ];
  let nobody;
  for (const changes of earlier) {
    if ((await changes.clone().first()) === undefined) continue;
    nobody ??= await aCircleWithoutReaders(knex);
    await knex('history')
      .whereIn('id', changes)
      .update({ confidential_id: nobody });
  }
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<number>}
 */
async function aCircleWithoutReaders(knex) {
  const [{ id }] = await knex('confidential').insert(
    { created_at: Date.now() },
    ['id'],
  );
  return id;
}

/**
 * What everybody may read of the history of a thing and of its action items.
 *
 * @param {import('knex').Knex} knex
 * @param {'postmortem' | 'incident'} kind
 * @param {number} id
 */
function historyOf(knex, kind, id) {
  const items = knex('action_item').where(`${kind}_id`, id).select('id');
  return knex('history')
    .whereNull('confidential_id')
    .where(either => {
      either
        .where(own => own.where({ resource_kind: kind, resource_id: id }))
        .orWhere(belonging =>
          belonging
            .where('resource_kind', 'actionItem')
            .whereIn('resource_id', items),
        );
    });
}

/**
 * Postmortems that were drafts, and when they were published: the first state that was saved as one for everybody.
 *
 * @param {import('knex').Knex} knex
 * @returns {Promise<{ id: number, at: number }[]>}
 */
function publishedDrafts(knex) {
  return knex('postmortem_revision')
    .join('postmortem', 'postmortem.id', 'postmortem_revision.postmortem_id')
    .whereNull('postmortem.confidential_id')
    .where('postmortem_revision.drafted', false)
    .whereIn('postmortem.id', ids =>
      ids
        .select('postmortem_id')
        .from('postmortem_revision')
        .where('drafted', true),
    )
    .groupBy('postmortem.id')
    .select('postmortem.id')
    .min({ at: 'postmortem_revision.at' });
}

/**
 * Incidents that were restricted, and when that was taken back the last time.
 *
 * @param {import('knex').Knex} knex
 * @returns {Promise<{ id: number, at: number }[]>}
 */
function madeVisible(knex) {
  return knex('history')
    .where('resource_kind', 'incident')
    .where('changes', 'like', '%"visibility":["restricted","everyone"]%')
    .groupBy('resource_id')
    .select({ id: 'resource_id' })
    .max({ at: 'at' });
}

/**
 * What became nobody's stays so: before, nothing asked whose a change is.
 *
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  // On SQLite, knex would drop the table and make it again, and all that refers to it would be deleted with it.
  await knex.raw('alter table postmortem drop column drafted_by');
};
