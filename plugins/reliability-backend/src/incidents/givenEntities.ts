import { IncidentInput } from '@afterword/plugin-reliability-common';
import { Circle } from '../platform/access/Circle';
import { StoredEntity } from './IncidentRow';

/** Entities as a person gave them → as they are stored: each role once, impact only where users were hurt. */
export function storedEntities(
  entities: IncidentInput['entities'],
): StoredEntity[] {
  const unique = new Map(
    entities.map(entity => [
      `${entity.ref} ${entity.role}`,
      {
        ref: entity.ref,
        role: entity.role,
        impact: entity.role === 'impacted' ? entity.impact ?? null : null,
      },
    ]),
  );
  return [...unique.values()];
}

/** Who reads an incident that is not for everyone: its reporter, where one is known, and the owners of its entities. */
export function circleOf(
  reporter: string | null,
  entities: readonly { readonly ref: string }[],
): Circle {
  return {
    readers: reporter === null ? [] : [[reporter, 'reporter']],
    entities: entities.map(entity => entity.ref),
  };
}
