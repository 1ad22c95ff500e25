import {
  line,
  linkUrl,
  normaliseEntityRef,
  prose,
  TimePointKind,
  toMillis,
  instant,
} from '@afterword/plugin-reliability-common';
import { SourceIncident } from '@afterword/plugin-reliability-node';
import { InputError } from '@backstage/errors';
import { Knex } from 'knex';
import { Incidents, StoredEntity, StoredIncident } from '../incidents';

/**
 * Makes an incident of what a source says, or adds to the one that is there. What people wrote stays: a source sets title, severity
 * and text once, adds entities, and its word on time points stands beside theirs. The version that editors hold is not bumped.
 */
export async function applySourceIncident(
  tx: Knex,
  incidents: Incidents,
  source: string,
  said: SourceIncident,
  receivedAt: number,
): Promise<number> {
  const externalId = parsed(line(300), said.externalId, 'externalId');
  const asOf = said.asOf === undefined ? receivedAt : timeOf(said.asOf, 'asOf');
  const points = Object.entries(said.times).map(([kind, at]) => ({
    kind: kind as TimePointKind,
    origin: 'source' as const,
    by: source,
    at: timeOf(at, kind),
    changedAt: asOf,
  }));
  const entities = entitiesOf(said);
  const record = { actor: `source:${source}`, action: 'delivered' };
  const found = await incidents.store.holdBySource(tx, source, [externalId]);
  const before = found.get(externalId);
  if (before === undefined) {
    return incidents.writer.create(tx, {
      given: {
        title: parsed(line(300), said.title, 'title'),
        kind: 'incident',
        severity: said.severity ?? null,
        incidentType: null,
        failureMode: null,
        trigger: null,
        summary: parsed(prose(20_000), said.summary ?? '', 'summary'),
        stoppedBy: null,
        wouldHelp: null,
        url: safeLink(said.url),
        dimensions: said.dimensions ?? {},
        stated: {},
        extra: null,
        source,
        externalId,
        recordHash: null,
        mergedInto: null,
        createdAt: receivedAt,
        updatedAt: receivedAt,
        createdBy: null,
        confidentialId: null,
      },
      entities,
      points,
      record,
    });
  }
  await incidents.timePoints.put(
    tx,
    points.map(point => ({ ...point, incidentId: before.id })),
  );
  await incidents.writer.update(
    tx,
    before,
    before,
    withAdded(before, entities),
    record,
    { keepVersion: true },
  );
  return before.id;
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

function timeOf(text: string, field: string): number {
  return toMillis(parsed(instant, text, field));
}

/** A link that we would not show is left out rather than refusing the incident. */
function safeLink(url: string | undefined): string | null {
  return linkUrl.safeParse(url).data ?? null;
}

function parsed<TOutput>(
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
