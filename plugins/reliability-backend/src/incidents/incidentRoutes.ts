import {
  IncidentListQuery,
  durationFrom,
  durationToMillis,
  EntityRole,
  incidentsContract,
  IncidentSummary,
  noTimes,
  StatedDurations,
  toMillis,
} from '@afterword/plugin-reliability-common';
import { CsvColumns } from '../platform/http/csv';
import { exportHandlers, Whole } from '../platform/http/exports';
import { RequestContext } from '../platform/http/RequestContext';
import { Handlers } from '../platform/http/ContractRouter';
import { allPages } from '../platform/http/streaming';
import { IncidentEditing } from './IncidentEditing';
import { IncidentReading } from './IncidentReading';
import { IncidentReporting } from './IncidentReporting';

const csvColumns: CsvColumns<IncidentSummary> = {
  key: incident => incident.key,
  title: incident => incident.title,
  kind: incident => incident.kind,
  severity: incident => incident.severity,
  status: incident => incident.status,
  type: incident => incident.incidentType,
  failureMode: incident => incident.failureMode,
  impactedEntities: incident => refsOf(incident, 'impacted'),
  originEntities: incident => refsOf(incident, 'origin'),
  contributingEntities: incident => refsOf(incident, 'contributing'),
  impactStarted: incident => incident.times.impactStarted?.at ?? null,
  detected: incident => incident.times.detected?.at ?? null,
  declared: incident => incident.times.declared?.at ?? null,
  acknowledged: incident => incident.times.acknowledged?.at ?? null,
  mitigated: incident => incident.times.mitigated?.at ?? null,
  resolved: incident => incident.times.resolved?.at ?? null,
  timeToRestoreMinutes: incident => minutesToRestore(incident),
  statedTimeToDetectMinutes: incident =>
    minutesStated(incident, 'timeToDetect'),
  statedTimeToRestoreMinutes: incident =>
    minutesStated(incident, 'timeToRestore'),
  statedTimeToResolveMinutes: incident =>
    minutesStated(incident, 'timeToResolve'),
  url: incident => incident.url,
};

function refsOf({ entities }: IncidentSummary, role: EntityRole): string {
  return entities
    .filter(entity => entity.role === role)
    .map(({ ref }) => ref)
    .join(' ');
}

/** As the times in the same row have it. */
function minutesToRestore({
  times: { impactStarted, mitigated },
}: IncidentSummary): number | null {
  const millis = durationFrom(
    {
      ...noTimes,
      impactStarted: impactStarted && toMillis(impactStarted.at),
      mitigated: mitigated && toMillis(mitigated.at),
    },
    'timeToRestore',
  );
  return minutesOf(millis);
}

function minutesStated(
  { stated }: IncidentSummary,
  name: keyof StatedDurations,
): number | null {
  const text = stated[name];
  return minutesOf(text === undefined ? undefined : durationToMillis(text));
}

/** To the hundredth; empty when it is not known. */
function minutesOf(millis: number | undefined): number | null {
  return millis === undefined ? null : Math.round(millis / 600) / 100;
}

/** HTTP → service, an operation a line or two. */
export function incidentRoutes(
  reading: IncidentReading,
  reporting: IncidentReporting,
  editing: IncidentEditing,
): Handlers<typeof incidentsContract> {
  const whole = exportHandlers(
    'incidents',
    csvColumns,
    (context: RequestContext, query: Whole<IncidentListQuery>) =>
      allPages(cursor =>
        reading.list(context, { ...query, limit: 200, cursor }),
      ),
  );
  return {
    listIncidents: ({ context, query }) => reading.list(context, query),
    exportIncidentsCsv: whole.csv,
    exportIncidentsNdjson: whole.ndjson,
    createIncident: ({ context, body }) => reporting.create(context, body),
    reportNearMiss: ({ context, body }) =>
      reporting.reportNearMiss(context, body),
    getIncident: ({ context, params }) => reading.get(context, params.key),
    updateIncident: ({ context, params, body }) =>
      editing.update(context, params.key, body),
    setIncidentTime: ({ context, params, body }) =>
      editing.setTime(context, params.key, params.kind, body.at),
    clearIncidentTime: ({ context, params }) =>
      editing.clearTime(context, params.key, params.kind),
    mergeIncident: ({ context, params, body }) =>
      editing.merge(context, params.key, body.into),
    unmergeIncident: ({ context, params }) =>
      editing.unmerge(context, params.key),
    getIncidentHistory: ({ context, params, query }) =>
      reading.history(context, params.key, query),
  };
}
