import { Knex } from 'knex';
import { inBatches } from '../platform/database/dialect';
import { IncidentFields, StoredEntity } from './IncidentRow';

/** The SQL of the entities and dimensions of incidents. */
export class IncidentPartStore {
  /** Those of incidents that are there and have none yet. */
  async insertAll(
    tx: Knex,
    parts: readonly {
      readonly id: number;
      readonly fields: IncidentFields;
      readonly entities: readonly StoredEntity[];
    }[],
  ): Promise<void> {
    const entityRows = parts.flatMap(({ id, fields, entities }) =>
      entities.map(entity => ({
        incident_id: id,
        entity_ref: entity.ref,
        role: entity.role,
        impact: entity.impact,
        sort_at: fields.sortAt,
      })),
    );
    for (const batch of inBatches(entityRows, 5)) {
      await tx('incident_entity').insert(batch);
    }
    const dimensionRows = parts.flatMap(({ id, fields }) =>
      Object.entries(fields.dimensions).map(([name, value]) => ({
        incident_id: id,
        name,
        value,
      })),
    );
    for (const batch of inBatches(dimensionRows, 3)) {
      await tx('incident_dimension').insert(batch);
    }
  }
}
