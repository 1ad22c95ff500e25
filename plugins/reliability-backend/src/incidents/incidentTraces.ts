import { toKey } from '@afterword/plugin-reliability-common';
import { Changes, changesBetween } from '../platform/history/History';
import { OutboxEvent } from '../platform/outbox/Outbox';
import {
  IncidentFields,
  StoredEntity,
  StoredIncident,
  timesToShow,
} from './IncidentRow';

/** What a write changed, for those who read the history. */
export function changesToShow(
  before: StoredIncident,
  after: StoredIncident,
): Changes {
  return shown(
    changesOf(
      { ...before, times: timesToShow(before.times) },
      { ...after, times: timesToShow(after.times) },
    ),
  );
}

/** What a write changed of what is given; derived values follow from it. */
export function changesOf(before: StoredIncident, after: StoredIncident) {
  const state = (
    incident: StoredIncident,
  ): Partial<IncidentFields> & {
    entities: readonly StoredEntity[];
  } => ({
    title: incident.title,
    kind: incident.kind,
    severity: incident.severity,
    incidentType: incident.incidentType,
    failureMode: incident.failureMode,
    trigger: incident.trigger,
    summary: incident.summary,
    stoppedBy: incident.stoppedBy,
    wouldHelp: incident.wouldHelp,
    url: incident.url,
    dimensions: incident.dimensions,
    stated: incident.stated,
    times: incident.times,
    entities: incident.entities,
    mergedInto: incident.mergedInto,
    extra: incident.extra,
    recordHash: incident.recordHash,
    confidentialId: incident.confidentialId,
  });
  return changesBetween(state(before), state(after));
}

/** Bookkeeping stays out of what people read. */
function shown(changes: Changes): Changes {
  const { recordHash, confidentialId, ...rest } = changes;
  return confidentialId === undefined
    ? rest
    : {
        ...rest,
        visibility: confidentialId.map(id =>
          id === null ? 'everyone' : 'restricted',
        ) as [string, string],
      };
}

/** What the house is told of a write. */
export function eventOf(
  before: StoredIncident | undefined,
  after: StoredIncident,
): OutboxEvent {
  const resolved = after.status === 'resolved' && before?.status !== 'resolved';
  let topic: OutboxEvent['topic'] = 'incident.updated';
  if (before === undefined) topic = 'incident.created';
  else if (resolved) topic = 'incident.resolved';
  return {
    topic,
    payload: { key: toKey('incident', after.id), version: after.version },
    confidentialId: after.confidentialId,
  };
}
