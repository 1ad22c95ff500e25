import {
  incidentKind,
  Postmortem,
  severity as severities,
} from '@afterword/plugin-reliability-common';
import { IncidentMark } from '../../incidents/IncidentMark';

/** How much an incident of the postmortem hurt; for what never counts as one, what it is instead. */
export function SeverityOfIncident({
  incident,
}: {
  readonly incident: Pick<Postmortem['incidents'][number], 'kind' | 'severity'>;
}) {
  // The summary names both as text, so that a source's new word would not break the page.
  const kind = incidentKind.safeParse(incident.kind).data ?? 'incident';
  const severity = severities.safeParse(incident.severity).data ?? null;
  return <IncidentMark incident={{ kind, severity }} />;
}
