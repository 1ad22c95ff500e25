import type { IncidentSummary } from '@afterword/plugin-reliability-common';
import type { HistoryMark } from '@afterword/plugin-reliability-react';
import { markOf } from '../../incidents/IncidentMark';

/** An incident as a mark of the strip. */
export interface HistoryEvent extends HistoryMark {
  readonly incident: IncidentSummary;
}

/** Where an event lies in time, in UTC milliseconds; nothing when none of its times is known. */
export function anchorAt({ times }: IncidentSummary): number | undefined {
  const anchor = times.impactStarted ?? times.detected ?? times.declared;
  return anchor ? Date.parse(anchor.at) : undefined;
}

/**
 * What stands on the strip. Maintenance is no event of it, nor is what has no time; grave incidents are named by their postmortem.
 */
export function historyEvents(
  incidents: readonly IncidentSummary[],
): HistoryEvent[] {
  return incidents.flatMap(incident => {
    const kind = markOf(incident);
    const at = anchorAt(incident);
    if (kind === 'maintenance' || at === undefined) return [];
    const label = kind === 'sev1' ? incident.postmortems[0]?.key : undefined;
    return { key: incident.key, at, kind, label, incident };
  });
}
