import {
  AffectedEntity,
  Incident,
  IncidentSummary,
  TimePointKind,
  timePointKinds,
  toInstant,
  toKey,
} from '@afterword/plugin-reliability-common';
import { sourceToShow } from '../platform/access/sourceToShow';
import { ListedIncident, StoredIncident, timesToShow } from './IncidentRow';

/** What stands beside an incident for a reader. */
interface BesideIncident {
  /** Those of its entities that the catalog knows. */
  readonly known: ReadonlySet<string>;
  readonly postmortems: Incident['postmortems'];
  /** What incidents are merged into, as far as the reader may see it. */
  readonly targets: ReadonlySet<number>;
}

/** What a reader gets to see in a list. */
export function presentSummary(
  stored: ListedIncident,
  { known, postmortems, targets }: BesideIncident,
): IncidentSummary {
  const timeOf = (kind: TimePointKind) => {
    const at = stored.times[kind]?.at ?? null;
    return at === null ? null : { at: toInstant(at) };
  };
  return {
    key: toKey('incident', stored.id),
    version: stored.version,
    title: stored.title,
    kind: stored.kind,
    severity: stored.severity,
    status: stored.status,
    incidentType: stored.incidentType,
    failureMode: stored.failureMode,
    visibility: stored.confidentialId === null ? 'everyone' : 'restricted',
    url: stored.url,
    dimensions: { ...stored.dimensions },
    entities: stored.entities.map(
      (entity): AffectedEntity => ({
        ...entity,
        known: known.has(entity.ref),
      }),
    ),
    times: timesBy(timeOf),
    stated: stored.stated,
    flags: [...stored.flags],
    source: sourceToShow(toKey('incident', stored.id), stored),
    createdAt: toInstant(stored.createdAt),
    updatedAt: toInstant(stored.updatedAt),
    mergedInto:
      stored.mergedInto !== null && targets.has(stored.mergedInto)
        ? toKey('incident', stored.mergedInto)
        : null,
    postmortems,
  };
}

/** What a reader gets to see of one, whole. */
export function presentIncident(
  stored: StoredIncident,
  beside: BesideIncident & Pick<Incident, 'editable'>,
): Incident {
  const times = timesToShow(stored.times);
  const timeOf = (kind: TimePointKind): Incident['times'][TimePointKind] => {
    const chosen = times[kind];
    if (chosen === undefined || chosen.at === null) return null;
    return {
      at: toInstant(chosen.at),
      origin: chosen.origin,
      by: chosen.by,
      changedAt: toInstant(chosen.changedAt),
    };
  };
  return {
    ...presentSummary(stored, beside),
    trigger: stored.trigger,
    summary: stored.summary,
    stoppedBy: stored.stoppedBy,
    wouldHelp: stored.wouldHelp,
    times: timesBy(timeOf),
    notKnown: timePointKinds.filter(kind => {
      const chosen = stored.times[kind];
      return chosen?.origin === 'human' && chosen.at === null;
    }),
    extra: stored.extra,
    createdBy: stored.createdBy,
    editable: beside.editable,
  };
}

function timesBy<TTime>(
  timeOf: (kind: TimePointKind) => TTime,
): Record<TimePointKind, TTime> {
  return {
    impactStarted: timeOf('impactStarted'),
    detected: timeOf('detected'),
    declared: timeOf('declared'),
    acknowledged: timeOf('acknowledged'),
    mitigated: timeOf('mitigated'),
    resolved: timeOf('resolved'),
  };
}
