import type { PortalApi } from './PortalApi';
import { unique } from './unique';

/**
 * Publishes a postmortem about an entity with one learning in it.
 *
 * @returns the key of the postmortem
 */
export async function publishLearning(
  api: PortalApi,
  entity: string,
  learning: { readonly statement: string; readonly helped: string },
): Promise<string> {
  const title = unique('Callers waited');
  const incident = await api.reportIncident({
    title,
    severity: 'sev3',
    entities: [{ ref: entity, role: 'impacted' }],
    times: {
      impactStarted: '2026-11-03T09:00:00Z',
      detected: '2026-11-03T09:06:00Z',
      mitigated: '2026-11-03T09:48:00Z',
      resolved: '2026-11-03T10:10:00Z',
    },
  });
  let draft = await api.openPostmortem(title, [incident.key]);
  for (const section of [
    'whatHappened',
    'detection',
    'whatToChange',
  ] as const) {
    draft = await api.writeSection(draft, section, 'Callers waited for ever.');
  }
  await api.addLearning(draft, learning);
  await api.publish(draft.key, entity);
  return draft.key;
}
