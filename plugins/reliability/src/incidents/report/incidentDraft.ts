import {
  IncidentKind,
  incidentKinds,
  severities,
} from '@afterword/plugin-reliability-common';
import { AT } from './WhenField';

/** An incident that nobody has written anything about yet. */
export const emptyIncidentDraft = {
  title: '',
  kind: 'incident',
  severity: 'unrated',
  /** References, with spaces between them. */
  entities: '',
  began: 'now',
  beganAt: '',
  ended: 'notEnded',
  endedAt: '',
  summary: '',
};

/** An incident as it is being reported. */
export type IncidentDraft = typeof emptyIncidentDraft;

/**
 * What is sent. A time that nobody knows is left out, never made up.
 *
 * @param now - what "just now" means
 */
export function incidentOf(draft: IncidentDraft, now: string) {
  return {
    title: draft.title,
    kind:
      incidentKinds.find(kind => kind === draft.kind) ??
      ('incident' satisfies IncidentKind),
    severity: severities.find(severity => severity === draft.severity) ?? null,
    summary: draft.summary,
    entities: draft.entities
      .split(' ')
      .filter(Boolean)
      .map(ref => ({ ref })),
    times: {
      ...timeOf('impactStarted', draft.began, draft.beganAt, now),
      ...timeOf('mitigated', draft.ended, draft.endedAt, now),
    },
  };
}

function timeOf(
  kind: 'impactStarted' | 'mitigated',
  choice: string,
  at: string,
  now: string,
): Partial<Record<'impactStarted' | 'mitigated', string>> {
  if (choice === 'now') return { [kind]: now };
  return choice === AT ? { [kind]: at } : {};
}
