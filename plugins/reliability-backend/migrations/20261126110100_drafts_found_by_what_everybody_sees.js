// @ts-check

/**
 * What lists find a postmortem by and sort it by comes from incidents that everybody may see, also while it is a draft: not all who read
 * a draft may see a restricted incident that it is about. Here for the drafts that are there.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  const incidents = knex('postmortem_incident')
    .join('incident', 'incident.id', 'postmortem_incident.incident_id')
    // One that was merged is read as the one that it was merged into.
    .join(
      'incident as standing',
      'standing.id',
      knex.raw('coalesce(incident.merged_into, incident.id)'),
    );
  const drafts = await knex('postmortem')
    .whereNotNull('confidential_id')
    .whereIn(
      'id',
      incidents
        .clone()
        .whereNotNull('standing.confidential_id')
        .select('postmortem_incident.postmortem_id'),
    )
    .select('id', 'created_at');
  for (const { id, created_at } of drafts) {
    const known = await incidents
      .clone()
      .where('postmortem_incident.postmortem_id', id)
      .whereNull('standing.confidential_id')
      .distinct('standing.id', 'standing.anchor_at');
    const anchors = known.flatMap(({ anchor_at }) =>
      anchor_at === null ? [] : [Number(anchor_at)],
    );
    const startedAt = anchors.length === 0 ? null : Math.min(...anchors);
    const sortAt = startedAt ?? created_at;
    await knex('postmortem')
      .where('id', id)
      .update({ started_at: startedAt, sort_at: sortAt });
    const entities = await knex('incident_entity')
      .whereIn(
        'incident_id',
        known.map(incident => incident.id),
      )
      .distinct('entity_ref');
    await knex('postmortem_entity').where('postmortem_id', id).delete();
    for (const { entity_ref } of entities) {
      await knex('postmortem_entity').insert({
        postmortem_id: id,
        entity_ref,
        sort_at: sortAt,
      });
    }
  }
};

/**
 * Nothing: it is written anew with each change of a draft or of its incidents.
 *
 * @param {import('knex').Knex} _knex
 */
exports.down = async function down(_knex) {};
