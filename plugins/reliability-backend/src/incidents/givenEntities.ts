import { IncidentInput } from '@afterword/plugin-reliability-common';
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

/** Who reads an incident that is not for everyone: its reporter, and the owners of its entities. */
export function circleOf(
  reporter: string,
  entities: readonly { readonly ref: string }[],
) {
  return {
    readers: [[reporter, 'reporter'] as const],
    entities: entities.map(entity => entity.ref),
  };
}
