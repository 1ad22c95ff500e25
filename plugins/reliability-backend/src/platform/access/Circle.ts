import { Knex } from 'knex';
import { inBatches } from '../database/dialect';

/** Why somebody named is a reader of a confidential thing. */
export type ReaderReason =
  | 'author'
  | 'facilitator'
  | 'participant'
  | 'reviewer'
  | 'reporter'
  | 'owner'
  | 'assignee';

/** Who belongs to a confidential thing: people and groups by name, and the owners of entities, whoever they are. */
export interface Circle {
  readonly readers: readonly (readonly [ref: string, reason: ReaderReason])[];
  readonly entities: readonly string[];
}

/** Whether all of a circle belong to another one for the same: by name, or as owners of the same entities. */
export function isPartOf(inner: Circle, outer: Circle): boolean {
  const named = new Set(outer.readers.map(([ref]) => ref));
  return (
    inner.readers.every(([ref]) => named.has(ref)) &&
    inner.entities.every(ref => outer.entities.includes(ref))
  );
}

/** Writes down who is named in some circles that are open. */
export async function insertReaders(
  tx: Knex,
  opened: readonly {
    readonly id: number;
    readonly circle: Pick<Circle, 'readers'>;
  }[],
): Promise<void> {
  const rows = opened.flatMap(({ id, circle }) => [
    ...new Map(
      circle.readers.map(([ref, reason]) => [
        `${ref} ${reason}`,
        { confidential_id: id, reader_ref: ref, reason },
      ]),
    ).values(),
  ]);
  for (const batch of inBatches(rows, 3)) {
    await tx('confidential_reader').insert(batch);
  }
}

/** Writes down the entities of some circles that are open. */
export async function insertEntities(
  tx: Knex,
  opened: readonly {
    readonly id: number;
    readonly circle: Pick<Circle, 'entities'>;
  }[],
): Promise<void> {
  const rows = opened.flatMap(({ id, circle }) =>
    [...new Set(circle.entities)].map(ref => ({
      confidential_id: id,
      entity_ref: ref,
    })),
  );
  for (const batch of inBatches(rows, 2)) {
    await tx('confidential_entity').insert(batch);
  }
}
