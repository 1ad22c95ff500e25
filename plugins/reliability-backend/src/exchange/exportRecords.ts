import {
  ActionItem,
  exchangeContract,
  Incident,
  incidentListQuery,
  isDocumentSource,
  actionItemListQuery,
  postmortemListQuery,
  Postmortem,
  SourceKey,
  fromKey,
  toKey,
} from '@afterword/plugin-reliability-common';
import { NotFoundError } from '@backstage/errors';
import { Knex } from 'knex';
import { ActionItems } from '../actionItems';
import { Changes } from '../changes';
import { Deployments } from '../deployments';
import { Incidents } from '../incidents';
import { allPages } from '../platform/http/streaming';
import { RequestContext } from '../platform/http/RequestContext';
import { Postmortems } from '../postmortems';
import { exportedName } from './exportedName';
import { exportChangeReviews } from './exportChangeReviews';
import { exportChanges } from './exportChanges';
import { ExportRights } from './ExportRights';

type ExportQuery = (typeof exchangeContract.exportRecords.query)['_output'];

/**
 * Everything of some kinds that the reader may see, as the records that import takes: incidents, then postmortems, then action items, then deployments
 * with what is said of them, so that nothing has to wait when they are read in again in this order. Change reviews name all of these and come last.
 */
export async function* exportRecords(
  slices: {
    readonly incidents: Incidents;
    readonly actionItems: ActionItems;
    readonly postmortems: Postmortems;
    readonly deployments: Deployments;
    readonly changes: Changes;
    readonly identities: Identities;
    /** What was written here, by hand or as a document, is exported under our own name. */
    readonly ownSource: string;
  },
  context: RequestContext,
  kinds: Awaited<ReturnType<ExportRights['kinds']>>,
  { scope }: ExportQuery,
): AsyncGenerator<object> {
  if (kinds.has('incident')) {
    for await (const page of allPages(cursor =>
      slices.incidents.reading.listWhole(
        context,
        incidentListQuery.parse({ scope, limit: 200, cursor, sort: 'anchor' }),
      ),
    )) {
      for (const incident of page) {
        yield incidentLine(incident, slices.ownSource);
      }
    }
  }
  if (kinds.has('postmortem')) {
    for await (const page of allPages(cursor =>
      slices.postmortems.reading.list(
        context,
        postmortemListQuery.parse({ scope, limit: 200, cursor }),
      ),
    )) {
      const identityOf = await slices.identities(
        'incident',
        page.flatMap(({ incidents }) => incidents.map(({ key }) => key)),
      );
      for (const { key } of page) {
        const postmortem = await ifThere(
          slices.postmortems.reading.get(context, key),
        );
        if (postmortem) {
          yield postmortemLine(postmortem, identityOf, slices.ownSource);
        }
      }
    }
  }
  if (kinds.has('actionItem')) {
    for await (const page of allPages(cursor =>
      slices.actionItems.reading.list(
        context,
        actionItemListQuery.parse({ scope, limit: 200, cursor }),
        { whole: true },
      ),
    )) {
      const ofIncident = await slices.identities(
        'incident',
        page.flatMap(({ incident }) => incident?.key ?? []),
      );
      const ofPostmortem = await slices.identities(
        'postmortem',
        page.flatMap(({ postmortem }) => postmortem?.key ?? []),
      );
      for (const item of page) {
        yield actionItemLine(item, ofIncident, ofPostmortem, slices.ownSource);
      }
    }
  }
  const changes = {
    deployment: kinds.has('deployment'),
    changeFailure: kinds.has('changeFailure'),
  };
  if (changes.deployment || changes.changeFailure) {
    yield* exportChanges(slices, context, { scope, wanted: changes });
  }
  if (kinds.has('changeReview')) {
    yield* exportChangeReviews(slices, context, scope);
  }
}

/** What is gone, or hidden, since its page was read is left out of a stream that has begun. */
async function ifThere<TThing>(
  asked: Promise<TThing>,
): Promise<TThing | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  }
}

/** What exported records refer to by name. */
type NamedKind = 'incident' | 'postmortem' | 'actionItem' | 'deployment';

/** Names of things in the terms of import, a page at a time. */
export type Identities = (
  kind: NamedKind,
  keys: readonly string[],
) => Promise<(key: string) => SourceKey>;

/** Looks identities up; the keys must come from what the reader was shown. */
export function identitiesOf(
  database: Knex,
  slices: {
    readonly incidents: Incidents;
    readonly postmortems: Postmortems;
    readonly actionItems: ActionItems;
    readonly deployments: Deployments;
  },
  ownSource: string,
): Identities {
  const stores = {
    incident: slices.incidents.store,
    postmortem: slices.postmortems.store,
    actionItem: slices.actionItems.store,
    deployment: slices.deployments.store,
  };
  return async (kind, keys) => {
    const ids = [...new Set(keys)].map(fromKey);
    const stored = await stores[kind].getUnrestricted(database, ids);
    const known = new Map(
      stored.map(({ id, source, externalId }) => [
        toKey(kind, id),
        { source, externalId },
      ]),
    );
    return key => {
      const { source = null, externalId = null } = known.get(key) ?? {};
      return source === null || externalId === null || isDocumentSource(source)
        ? { source: ownSource, externalId: key }
        : { source, externalId };
    };
  };
}

function incidentLine(incident: Incident, ownSource: string) {
  return {
    ...incident.extra,
    type: 'incident',
    ...exportedName(incident, ownSource),
    title: incident.title,
    kind: incident.kind,
    severity: incident.severity,
    incidentType: incident.incidentType,
    failureMode: incident.failureMode,
    trigger: incident.trigger,
    visibility: incident.visibility,
    summary: incident.summary,
    stoppedBy: incident.stoppedBy,
    wouldHelp: incident.wouldHelp,
    entities: incident.entities.map(({ ref, role, impact }) => ({
      ref,
      role,
      impact,
    })),
    dimensions: incident.dimensions,
    times: Object.fromEntries(
      Object.entries(incident.times).map(([kind, point]) => [
        kind,
        point?.at ?? null,
      ]),
    ),
    stated: incident.stated,
    url: incident.url,
  };
}

function postmortemLine(
  postmortem: Postmortem,
  identityOf: (key: string) => SourceKey,
  ownSource: string,
) {
  return {
    ...postmortem.extra,
    type: 'postmortem',
    ...exportedName(postmortem, ownSource),
    title: postmortem.title,
    status: postmortem.status,
    publishedAt: postmortem.publishedAt,
    incidents: postmortem.incidents.map(({ key }) => identityOf(key)),
    author: postmortem.author,
    facilitator: postmortem.facilitator,
    participants: postmortem.participants,
    reviewers: postmortem.reviewers,
    reviews: postmortem.reviews.map(({ by, at }) => ({ by, at })),
    overrides: postmortem.overrides,
    sections: Object.fromEntries(
      postmortem.sections
        .filter(({ text }) => text !== '')
        .map(({ id, text }) => [id, text]),
    ),
    timeline: postmortem.timeline.map(
      ({ at, atText, kind, text, evidence }) => ({
        at,
        atText,
        kind,
        text,
        evidence,
      }),
    ),
    factors: postmortem.factors.map(factor => ({
      text: factor.text,
      layer: factor.layer,
      confidence: factor.confidence,
      evidence: factor.evidence.map(({ id, ...piece }) => piece),
    })),
    learnings: postmortem.learnings.map(
      ({ id, key, version, ...learning }) => learning,
    ),
  };
}

function actionItemLine(
  item: ActionItem,
  ofIncident: (key: string) => SourceKey,
  ofPostmortem: (key: string) => SourceKey,
  ownSource: string,
) {
  return {
    ...item.extra,
    type: 'actionItem',
    ...exportedName(item, ownSource),
    title: item.title,
    description: item.description,
    itemType: item.type,
    status: item.status,
    statusNote: item.statusNote,
    entity: item.entity,
    owner: item.owner,
    assignee: item.assignee,
    due: item.due,
    originalDue: item.originalDue,
    checkOn: item.checkOn,
    acceptanceTest: item.acceptanceTest,
    committedAt: item.committedAt,
    doneAt: item.doneAt,
    verifiedAt: item.verifiedAt,
    trackerUrl: item.trackerUrl,
    postmortem: item.postmortem ? ofPostmortem(item.postmortem.key) : null,
    incident: item.incident ? ofIncident(item.incident.key) : null,
  };
}
