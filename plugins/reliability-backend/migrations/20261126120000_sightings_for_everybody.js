// @ts-check

/**
 * Since when an entity is watched is told to everybody: incidents that are restricted say it no more. Here for what they have said.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  const sightings = () =>
    knex('incident_entity').join(
      'incident',
      'incident.id',
      'incident_entity.incident_id',
    );
  const told = await sightings()
    .whereNotNull('incident.confidential_id')
    .distinct('incident_entity.entity_ref');
  for (const { entity_ref } of told) {
    const [{ since }] = await sightings()
      .whereNull('incident.confidential_id')
      .where('incident_entity.entity_ref', entity_ref)
      .min({ since: 'incident_entity.sort_at' });
    const sighting = knex('observation').where('entity_ref', entity_ref);
    await (since === null ? sighting.delete() : sighting.update({ since }));
  }
};

/**
 * Nothing: each change of an incident says again since when its entities are watched.
 *
 * @param {import('knex').Knex} _knex
 */
exports.down = async function down(_knex) {};
