import {
  actionItemReadPermission,
  CommitmentCounts,
  CountedIncident,
  DueCounts,
  IncidentFact,
  incidentFigures,
  incidentReadPermission,
  latestCounted,
  MAX_RECENT_INCIDENTS,
  MetricsQuery,
  MetricsWindow,
  resolveWindow,
  ScopeMetrics,
  shareOnTime,
  showWindow,
  toInstant,
  toKey,
} from '@afterword/plugin-reliability-common';
import { ReliabilityQuery } from '@afterword/plugin-reliability-node';
import { ActionItems } from '../actionItems';
import { Incidents, StoredIncident } from '../incidents';
import {
  ConditionTransformer,
  Decision,
  demanded,
} from '../platform/access/Authorizer';
import { CatalogVisibility } from '../platform/catalog/CatalogVisibility';
import { FieldError } from '../platform/http/httpErrors';
import { RequestContext } from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { FactScope, MetricsStore } from './MetricsStore';

/** Computes figures from facts, for what the reader may see. */
export class MetricsReading {
  constructor(
    private readonly platform: Platform,
    private readonly store: MetricsStore,
    private readonly incidents: Incidents,
    private readonly actionItems: ActionItems,
    private readonly visibility: CatalogVisibility,
    private readonly transforms: {
      readonly incidents: ConditionTransformer<ReliabilityQuery>;
      readonly actionItems: ConditionTransformer<ReliabilityQuery>;
    },
  ) {}

  async get(
    context: RequestContext,
    query: MetricsQuery,
  ): Promise<ScopeMetrics> {
    const { authorizer, clock, database } = this.platform;
    const { principal } = context;
    const { onIncidents, onActionItems } = await authorizer.decide(context, {
      onIncidents: {
        permission: incidentReadPermission,
        transform: this.transforms.incidents,
      },
      onActionItems: {
        permission: actionItemReadPermission,
        transform: this.transforms.actionItems,
      },
    });
    const criteria = demanded(onIncidents, incidentReadPermission);
    const now = clock();
    const resolved = resolveWindow(query, now);
    if ('problems' in resolved) {
      throw new FieldError(
        resolved.problems.map(({ field, problem }) => ({
          field: `query.${field}`,
          problem,
        })),
      );
    }
    const { window } = resolved;
    const { scope, durations, resolveFrom } = query;
    const left = {
      scope,
      principal,
      incidents:
        criteria && this.incidents.store.idsMeeting(database, criteria),
    };
    const entities = await this.store.entitiesOf(database, left);
    const hidden = await this.visibility.hiddenOf(context, entities.known);
    const where: FactScope = { ...left, hidden };
    const facts = await this.store.incidentFacts(
      database,
      where,
      window.from,
      window.until,
    );
    const observedSince = earliest(
      await this.store.observedSince(database, where),
      facts,
    );
    const input = {
      facts,
      window,
      now,
      observedSince,
      options: { durations, resolveFrom },
    };
    const commitments = await this.commitments(where, onActionItems, input);
    const recent = latestCounted(input, MAX_RECENT_INCIDENTS);
    const titles = new Map(
      (
        await this.incidents.store.get(
          database,
          recent.map(({ incidentId }) => incidentId),
          { principal, criteria },
        )
      ).map(incident => [incident.id, incident]),
    );
    return {
      scope,
      window: showWindow(window),
      attribution: 'current',
      durations,
      resolveFrom,
      observedSince: observedSince === null ? null : toInstant(observedSince),
      entities: {
        counted: entities.known.length - hidden.length,
        unreadable: hidden.length,
        missing: entities.missing,
      },
      figures: {
        ...incidentFigures(input),
        commitmentsOnTime: commitments && shareOnTime(commitments.due),
      },
      commitments: commitments && commitments.now,
      recent: recent.map(counted => presentRecent(counted, titles)),
    };
  }

  /** Null for whoever may see no action item: nothing is said then, neither that there are some nor that there are none. */
  private async commitments(
    scope: FactScope,
    decision: Decision<ReliabilityQuery>,
    { window, now }: { readonly window: MetricsWindow; readonly now: number },
  ): Promise<{ due: DueCounts; now: CommitmentCounts } | null> {
    if (!decision.allowed) return null;
    const { database } = this.platform;
    const { criteria } = decision;
    const where = {
      ...scope,
      actionItems:
        criteria && this.actionItems.store.idsMeeting(database, criteria),
    };
    return {
      due: await this.store.dueCounts(database, where, window),
      now: await this.store.commitmentCounts(database, where, now),
    };
  }
}

/** Since when a scope is watched for a reader, to whom restricted incidents among the facts may tell more than to everybody. */
function earliest(
  since: number | null,
  facts: readonly IncidentFact[],
): number | null {
  return facts.reduce<number | null>(
    (first, { anchorAt }) =>
      anchorAt === null || (first !== null && first <= anchorAt)
        ? first
        : anchorAt,
    since,
  );
}

function presentRecent(
  { incidentId, anchorAt, restore }: CountedIncident,
  incidents: ReadonlyMap<number, StoredIncident>,
): ScopeMetrics['recent'][number] {
  const incident = incidents.get(incidentId);
  return {
    key: toKey('incident', incidentId),
    title: incident?.title ?? '',
    severity: incident?.severity ?? null,
    anchor: toInstant(anchorAt),
    timeToRestore: restore.state === 'known' ? restore.millis / 1000 : null,
    restored: restore.state,
  };
}
