import { z } from 'zod';
import { scopeRef } from '../catalog';
import {
  historyEntry,
  instant,
  keyOf,
  listExport,
  operation,
  pageOf,
  pageQuery,
  queryFlag,
  queryList,
  words,
} from '../contract';
import { factorLayer, failureModesAsked } from '../failureModes';
import {
  incident,
  incidentInput,
  incidentKind,
  incidentPatch,
  incidentSummary,
  nearMissInput,
  severity,
  timePointKind,
} from './model';

const params = z.object({ key: keyOf('incident') });

/** How a list of incidents can be sorted; `-` is descending. @public */
export const incidentSorts = [
  '-anchor',
  'anchor',
  '-updated',
  'severity',
  'title',
] as const;

/** Each is a look-up of its own. */
const MOST_DIMENSIONS = 10;

const filters = {
  scope: scopeRef.optional(),
  kind: queryList(incidentKind).optional(),
  severity: queryList(severity).optional(),
  type: queryList(words(100)).optional(),
  failureMode: failureModesAsked.optional(),
  /** Where published postmortems see what contributed. */
  layer: queryList(factorLayer).optional(),
  /** Only those that figures of the scope count: of the kind `incident`, dated, and with users of one of its entities hurt. */
  counted: queryFlag.optional(),
  /** Anchor at or after. */
  from: instant.optional(),
  /** Anchor before. */
  to: instant.optional(),
  open: queryFlag.optional(),
  /** Only those whose data has something to mend. */
  flagged: queryFlag.optional(),
  /** Words of the title, or the key: of what was merged into another too. */
  q: words(200).optional(),
  /** `region:eu`. */
  dimension: queryList(
    words(300).regex(/^[^:]+:.+$/),
    MOST_DIMENSIONS,
  ).optional(),
  sort: z.enum(incidentSorts).default('-anchor'),
};

/** Filters of the incident list, in the query string. @public */
export const incidentListQuery = z
  .object({ ...pageQuery, ...filters })
  .strict();
/** Filters of the incident list. @public */
export type IncidentListQuery = z.output<typeof incidentListQuery>;

/** Saves a list of incidents whole. @public */
export const incidentsExport = listExport({
  id: 'exportIncidents',
  path: '/incidents',
  each: 'each incident',
  query: z.object(filters).strict(),
  line: incidentSummary,
});

/** Operations on incidents. @public */
export const incidentsContract = {
  listIncidents: operation({
    id: 'listIncidents',
    method: 'get',
    path: '/incidents',
    summary:
      'Incidents, near misses, drills and maintenance, without their texts',
    query: incidentListQuery,
    response: pageOf(incidentSummary),
  }),
  exportIncidentsCsv: incidentsExport.csv,
  exportIncidentsNdjson: incidentsExport.ndjson,
  createIncident: operation({
    id: 'createIncident',
    method: 'post',
    path: '/incidents',
    summary: 'Reports an incident',
    body: incidentInput,
    response: incident,
    status: 201,
    idempotent: true,
  }),
  reportNearMiss: operation({
    id: 'reportNearMiss',
    method: 'post',
    path: '/near-misses',
    summary: 'Reports a near miss in four fields, with or without a name',
    body: nearMissInput,
    response: incident,
    status: 201,
    idempotent: true,
  }),
  getIncident: operation({
    id: 'getIncident',
    method: 'get',
    path: '/incidents/{key}',
    summary: 'One incident',
    params,
    response: incident,
  }),
  updateIncident: operation({
    id: 'updateIncident',
    method: 'patch',
    path: '/incidents/{key}',
    summary: 'Changes fields of an incident',
    params,
    body: incidentPatch,
    response: incident,
    ifMatch: true,
  }),
  setIncidentTime: operation({
    id: 'setIncidentTime',
    method: 'put',
    path: '/incidents/{key}/times/{kind}',
    summary:
      'A person’s word on one time point; it survives every later import',
    params: params.extend({ kind: timePointKind }),
    body: z
      .object({
        /** Null: known to be unknown. */
        at: instant.nullable(),
      })
      .strict(),
    response: incident,
    ifMatch: true,
  }),
  clearIncidentTime: operation({
    id: 'clearIncidentTime',
    method: 'delete',
    path: '/incidents/{key}/times/{kind}',
    summary: 'Takes a person’s word back; the sources speak again',
    params: params.extend({ kind: timePointKind }),
    response: incident,
    ifMatch: true,
  }),
  mergeIncident: operation({
    id: 'mergeIncident',
    method: 'post',
    path: '/incidents/{key}/merge',
    summary: 'Says that this incident is the same as another',
    params,
    body: z.object({ into: keyOf('incident') }).strict(),
    response: incident,
    ifMatch: true,
  }),
  unmergeIncident: operation({
    id: 'unmergeIncident',
    method: 'post',
    path: '/incidents/{key}/unmerge',
    summary: 'Takes a merge back',
    params,
    response: incident,
    ifMatch: true,
  }),
  getIncidentHistory: operation({
    id: 'getIncidentHistory',
    method: 'get',
    path: '/incidents/{key}/history',
    summary: 'Every change of an incident, latest first',
    params,
    query: z.object(pageQuery).strict(),
    response: pageOf(historyEntry),
  }),
} as const;
