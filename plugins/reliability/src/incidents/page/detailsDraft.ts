import {
  Incident,
  incidentsContract,
  OperationInput,
  StatedDurations,
} from '@afterword/plugin-reliability-common';
import { parseDuration, typedDuration } from '../../fields/typedDuration';
import { durationNames } from '../computedDurations';

/** The body of a change. */
export type IncidentPatchInput = OperationInput<
  typeof incidentsContract.updateIncident
>['body'];

/** The details of an incident as they stand in the form. */
export interface DetailsDraft {
  readonly title: string;
  readonly kind: Incident['kind'];
  readonly severity: Incident['severity'];
  readonly incidentType: string;
  readonly failureMode: string;
  readonly trigger: string;
  readonly visibility: Incident['visibility'];
  readonly url: string;
  /** `region: eu`, one on a line. */
  readonly dimensions: string;
  readonly timeToDetect: string;
  readonly timeToRestore: string;
  readonly timeToResolve: string;
}

/** What the form shows for an incident. */
export function draftOf(incident: Incident): DetailsDraft {
  const stated = (name: keyof StatedDurations) => {
    const said = incident.stated[name];
    return said === undefined ? '' : typedDuration(said);
  };
  return {
    title: incident.title,
    kind: incident.kind,
    severity: incident.severity,
    incidentType: incident.incidentType ?? '',
    failureMode: incident.failureMode ?? '',
    trigger: incident.trigger ?? '',
    visibility: incident.visibility,
    url: incident.url ?? '',
    dimensions: Object.entries(incident.dimensions)
      .map(([name, value]) => `${name}: ${value}`)
      .join('\n'),
    timeToDetect: stated('timeToDetect'),
    timeToRestore: stated('timeToRestore'),
    timeToResolve: stated('timeToResolve'),
  };
}

/** Fields of the form that differ from what was there. */
export function changedFields(
  before: DetailsDraft,
  now: DetailsDraft,
): (keyof DetailsDraft)[] {
  const names = Object.keys(now) as (keyof DetailsDraft)[];
  return names.filter(name => before[name] !== now[name]);
}

/**
 * What to send for the fields that were changed, and which of them cannot be
 * read.
 */
export function patchOf(
  incident: Incident,
  before: DetailsDraft,
  now: DetailsDraft,
): {
  readonly patch: IncidentPatchInput;
  readonly unreadable: readonly (keyof DetailsDraft)[];
} {
  const changed = new Set(changedFields(before, now));
  const unreadable: (keyof DetailsDraft)[] = [];
  const patch: Record<string, unknown> = {};

  for (const name of ['title', 'kind', 'severity', 'visibility'] as const) {
    if (changed.has(name)) patch[name] = now[name];
  }
  for (const name of [
    'incidentType',
    'failureMode',
    'trigger',
    'url',
  ] as const) {
    if (changed.has(name)) patch[name] = now[name].trim() || null;
  }
  if (changed.has('dimensions')) {
    const dimensions = readDimensions(now.dimensions);
    if (dimensions) patch.dimensions = dimensions;
    else unreadable.push('dimensions');
  }
  if (durationNames.some(name => changed.has(name))) {
    const stated: Record<string, string> = { ...incident.stated };
    for (const name of durationNames.filter(each => changed.has(each))) {
      const duration = parseDuration(now[name]);
      if (now[name].trim() === '') delete stated[name];
      else if (duration === undefined) unreadable.push(name);
      else stated[name] = duration;
    }
    patch.stated = stated;
  }
  const accepted = incidentsContract.updateIncident.body.safeParse(patch);
  for (const { path } of accepted.error?.issues ?? []) {
    const field = Object.keys(now).find(name => path.includes(name));
    if (field !== undefined) unreadable.push(field as keyof DetailsDraft);
  }
  // The contract has accepted it, or nothing is sent.
  return { patch: patch as IncidentPatchInput, unreadable };
}

function readDimensions(text: string): Record<string, string> | undefined {
  const pairs = text
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => /^\s*([A-Za-z][\w.-]*)\s*:\s*(\S.*?)\s*$/.exec(line));
  return pairs.every(pair => pair !== null)
    ? Object.fromEntries(pairs.map(([, name, value]) => [name, value]))
    : undefined;
}
