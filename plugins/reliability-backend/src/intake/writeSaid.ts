import {
  instant,
  line,
  linkUrl,
  normaliseEntityRef,
  prose,
  TimePointCandidate,
  TimePointKind,
  toMillis,
} from '@afterword/plugin-reliability-common';
import { SourceIncident } from '@afterword/plugin-reliability-node';
import { InputError } from '@backstage/errors';
import { Knex } from 'knex';
import { Incidents, StoredEntity, StoredIncident } from '../incidents';

/** What a source says of one incident. */
export interface Said {
  readonly source: string;
  readonly incident: SourceIncident;
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
  const { words, insteadOf = [], addsNothing = false } = writing;
  const externalId = parsed(line(300), writing.externalId, 'externalId');
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

/** @throws InputError when it is not an instant */
export function timeOf(text: string, field: string): number {
  return toMillis(parsed(instant, text, field));
}

/** @throws InputError when the schema does not take the value */
export function parsed<TOutput>(
  schema: {
    safeParse(value: unknown): { success: boolean; data?: TOutput };
  },
  value: unknown,
  field: string,
): TOutput {
  const result = schema.safeParse(value);
  if (!result.success || result.data === undefined) {
    throw new InputError(`The source gave a bad ${field}`);
  }
  return result.data;
}

function fieldsOf({ incident }: Said) {
  return {
    title: parsed(line(300), incident.title, 'title'),
    kind: 'incident',
    severity: incident.severity ?? null,
    incidentType: null,
    failureMode: null,
    trigger: null,
    summary: parsed(prose(20_000), incident.summary ?? '', 'summary'),
    stoppedBy: null,
    wouldHelp: null,
    url: safeLink(incident.url),
    dimensions: incident.dimensions ?? {},
    stated: {},
    extra: null,
    recordHash: null,
    mergedInto: null,
    createdBy: null,
    confidentialId: null,
  } as const;
}

function entitiesOf(said: SourceIncident): StoredEntity[] {
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

/** A link that we would not show is left out rather than refusing the incident. */
function safeLink(url: string | undefined): string | null {
  return linkUrl.safeParse(url).data ?? null;
}
