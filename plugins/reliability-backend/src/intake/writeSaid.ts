import {
  normaliseEntityRef,
  TimePointCandidate,
  TimePointKind,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { Incidents, StoredEntity, StoredIncident } from '../incidents';
import { ReadIncident } from './sourceIncidents';

/** What a source says of one incident. */
export interface Said {
  readonly source: string;
  readonly incident: ReadIncident;
  readonly receivedAt: number;
}

/** Which incident it is said of, and the time points that are told. */
interface Writing {
  readonly externalId: string;
  readonly words: readonly TimePointCandidate[];
  /** Time points of which the words are all that the source has to say: what it said of them before is taken back. */
  readonly insteadOf?: readonly TimePointKind[];
  /** The delivery is about another incident, and this one follows from it: its entities are not this one's. */
  readonly addsNothing?: boolean;
}

/**
 * Makes an incident of what a source says, or adds to the one that is there. What people wrote stays: a source sets title, severity
 * and text once, adds entities, and its word on time points stands beside theirs. The version that editors hold is not bumped.
 *
 * @returns the incident's id
 */
export async function writeSaid(
  tx: Knex,
  incidents: Incidents,
  said: Said,
  writing: Writing,
): Promise<number> {
  const { source } = said;
  const { externalId, words, insteadOf = [], addsNothing = false } = writing;
  const entities = entitiesOf(said.incident);
  const record = { actor: actorOf(said), action: 'delivered' };
  const found = await incidents.store.holdBySource(tx, source, [externalId]);
  const before = found.get(externalId);
  if (before === undefined) {
    return incidents.writer.create(tx, {
      given: {
        ...fieldsOf(said),
        source,
        externalId,
        createdAt: said.receivedAt,
        updatedAt: said.receivedAt,
      },
      entities,
      points: words,
      record,
    });
  }
  await incidents.timePoints.deleteSource(tx, before.id, source, insteadOf);
  await incidents.timePoints.put(
    tx,
    words.map(word => ({ ...word, incidentId: before.id })),
  );
  await incidents.writer.update(
    tx,
    before,
    before,
    addsNothing ? before.entities : withAdded(before, entities),
    record,
    { keepVersion: true },
  );
  return before.id;
}

/** How the history calls a source. */
export function actorOf({ source }: Said): string {
  return `source:${source}`;
}

/** A source's word on a time point. */
export function wordOf(
  { source }: Said,
  kind: TimePointKind,
  at: number,
  changedAt: number,
): TimePointCandidate {
  return { kind, origin: 'source', by: source, at, changedAt };
}

function fieldsOf({ incident }: Said) {
  return {
    title: incident.title,
    kind: 'incident',
    severity: incident.severity ?? null,
    incidentType: null,
    failureMode: null,
    trigger: null,
    summary: incident.summary ?? '',
    stoppedBy: null,
    wouldHelp: null,
    url: incident.url,
    dimensions: incident.dimensions ?? {},
    stated: {},
    extra: null,
    recordHash: null,
    mergedInto: null,
    createdBy: null,
    confidentialId: null,
  } as const;
}

function entitiesOf(said: ReadIncident): StoredEntity[] {
  const refs = said.entities.flatMap(text => normaliseEntityRef(text) ?? []);
  return [...new Set(refs)].map(ref => ({
    ref,
    role: 'impacted',
    impact: null,
  }));
}

function withAdded(
  before: StoredIncident,
  said: readonly StoredEntity[],
): readonly StoredEntity[] {
  const known = new Set(before.entities.map(({ ref }) => ref));
  return [...before.entities, ...said.filter(({ ref }) => !known.has(ref))];
}
