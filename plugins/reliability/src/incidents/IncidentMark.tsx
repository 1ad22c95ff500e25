import type { Incident } from '@afterword/plugin-reliability-common';
import {
  SeverityMark,
  SeverityText,
} from '@afterword/plugin-reliability-react';
import { useWords } from '../words';

/** What its mark depends on. */
export type MarkedIncident = Pick<Incident, 'kind' | 'severity'>;

/** The mark of an incident: its severity, or what it is instead of one. */
export function markOf({ kind, severity }: MarkedIncident): SeverityMark {
  if (kind !== 'incident') return kind;
  return severity ?? 'unrated';
}

/** `Sev-1`, `Near miss`, `Drill`, in words. */
export function useMarkWords(): (incident: MarkedIncident) => string {
  const { t } = useWords();
  return ({ kind, severity }) =>
    kind === 'incident'
      ? t(`incidents.severity.${severity ?? 'unrated'}`)
      : t(`incidents.kind.${kind}`);
}

/** How much it hurt, or what it is, with its mark. */
export function IncidentMark({
  incident,
}: {
  readonly incident: MarkedIncident;
}) {
  const say = useMarkWords();
  return <SeverityText mark={markOf(incident)}>{say(incident)}</SeverityText>;
}
