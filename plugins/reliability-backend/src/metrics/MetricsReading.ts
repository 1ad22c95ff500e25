import {
  answersAmong,
  CHANGE_FOLLOW_UP_DAYS,
  changeFailureRate,
  changeSuccessRate,
  CommitmentCounts,
  CountedIncident,
  countedFacts,
  factsNeededFrom,
  ImpactWeights,
  IncidentFact,
  latestCounted,
  MAX_RECENT_INCIDENTS,
  MetricsQuery,
  MetricsWindow,
  Placed,
  scopeFigures,
  ScopeMetrics,
  shareOnTime,
  shareVerified,
  shiftedBack,
  showWindow,
  sumDue,
  toInstant,
  toKey,
  windowBefore,
  withRateChange,
  withShareChange,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { ChangeCounts, DeploymentFactStore } from '../deployments';
import { Incidents, StoredIncident } from '../incidents';
import { readTogether } from '../platform/database/readTogether';
import { Conditional } from '../platform/http/Conditional';
import { RequestContext } from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { AskedOnce } from './AskedOnce';
import { CommitmentFactStore } from './CommitmentFactStore';
import { FigureAccess, Sight } from './FigureAccess';
import { MetricsStore } from './MetricsStore';
import { ObservationStore } from './ObservationStore';
import { FactScope } from './scopeFilters';
import {
  ChangeFigures,
  CommitmentFigures,
  noChanges,
  noCommitments,
} from './unseenFigures';
import { windowOf } from './windowOf';

/** Computes the figures of a scope from facts, for what the reader may see. */
export class MetricsReading {
  constructor(
    private readonly platform: Platform,
    private readonly store: MetricsStore,
    private readonly observations: ObservationStore,
    private readonly commitmentFacts: CommitmentFactStore,
    private readonly deploymentFacts: DeploymentFactStore,
    private readonly access: FigureAccess,
    private readonly incidents: Incidents,
    /** What availability hangs on beside facts: another replica, or this one before it was started anew, may be configured otherwise. */
    readonly weights: ImpactWeights,
  ) {}

  async get(
    context: RequestContext,
    query: MetricsQuery,
  ): Promise<Conditional<ScopeMetrics>> {
    const now = this.platform.clock();
    const window = windowOf(query, now);
    const sight = await this.access.sight(context);
    const asked = ['metrics', query, this.weights];
    return this.access.answer(sight, now, asked, () =>
      this.read({ sight, window, now }, query),
    );
  }

  /** The figures, for an answer that says more than these. */
  async read(
    { sight, window, now }: AskedOnce,
    {
      scope,
      durations,
      resolveFrom,
    }: Pick<MetricsQuery, 'scope' | 'durations' | 'resolveFrom'>,
  ): Promise<ScopeMetrics> {
    const where = await sight.scope(scope);
    const around = { from: factsNeededFrom(window), until: window.until };
    return readTogether(this.platform.database, async tx => {
      const [entities, touching, deployed, commitments] = await Promise.all([
        this.observations.entitiesOf(tx, where),
        this.store.factsTouching(tx, where, around),
        sight.deployments.allowed
          ? this.deploymentFacts.counts(tx, where, changeWindows(window))
          : null,
        sight.actionItems.allowed
          ? this.commitments(tx, where, window, now)
          : null,
      ]);
      // Gone through for one figure after the other.
      const facts = [...touching.facts];
      const counted = countedFacts(facts);
      const changes =
        deployed &&
        (await this.changes(tx, where, { window, deployed, counted }));
      const { observedSince } = entities;
      const input = {
        facts,
        spanning: touching.spanning,
        observedSince,
        members: entities.members,
        weights: this.weights,
        changeCaused: changes && changes.caused,
        modeOf: sight.modes.of,
        window,
        now,
        options: { durations, resolveFrom },
      };
      const recent = latestCounted(input, MAX_RECENT_INCIDENTS);
      const titles = await this.titlesOf(tx, recent, sight);
      return {
        scope,
        window: showWindow(window),
        attribution: 'current',
        durations,
        resolveFrom,
        observedSince: observedSince === null ? null : toInstant(observedSince),
        entities: {
          counted: entities.counted,
          unreadable: entities.unreadable,
          missing: entities.missing,
        },
        figures: {
          ...scopeFigures(input, counted),
          ...(changes?.figures ?? noChanges),
          ...(commitments?.figures ?? noCommitments),
        },
        commitments: commitments && commitments.now,
        recent: recent.map(fact => presentRecent(fact, titles)),
      };
    });
  }

  private async changes(
    tx: Knex,
    where: FactScope,
    of: {
      readonly window: MetricsWindow;
      /** In the window before and in this one. */
      readonly deployed: readonly ChangeCounts[];
      readonly counted: readonly Placed<IncidentFact>[];
    },
  ): Promise<{ figures: ChangeFigures; caused: ReadonlySet<number> | null }> {
    const windows = changeWindows(of.window);
    const answers = await this.deploymentFacts.answers(
      tx,
      of.counted,
      { from: windows[0].from, until: of.window.until },
      where,
    );
    const [before, now] = windows.map((each, place) => ({
      ...of.deployed[place],
      ...answersAmong(of.counted, each, answers),
    }));
    return {
      figures: {
        changeFailureRate: withRateChange(
          changeFailureRate(before),
          changeFailureRate(now),
        ),
        changeSuccessRate: withRateChange(
          changeSuccessRate(before),
          changeSuccessRate(now),
        ),
      },
      caused: now.observed ? answers.caused : null,
    };
  }

  private async commitments(
    tx: Knex,
    where: FactScope,
    window: MetricsWindow,
    now: number,
  ): Promise<{ figures: CommitmentFigures; now: CommitmentCounts }> {
    const before = windowBefore(window);
    const both = { from: before.from, until: window.until };
    // One after the other: an answer takes four connections of PostgreSQL as it is.
    const days = await this.commitmentFacts.dueDays(tx, where, both);
    const { checked, open } = await this.commitmentFacts.counts(
      tx,
      where,
      window,
      now,
    );
    return {
      figures: {
        commitmentsOnTime: withShareChange(
          shareOnTime(sumDue(days, before)),
          shareOnTime(sumDue(days, window)),
        ),
        commitmentsVerified: shareVerified(checked),
      },
      now: open,
    };
  }

  private async titlesOf(
    tx: Knex,
    recent: readonly CountedIncident[],
    { principal, incidents }: Sight,
  ): Promise<ReadonlyMap<number, StoredIncident>> {
    const found = await this.incidents.store.get(
      tx,
      recent.map(({ incidentId }) => incidentId),
      {
        principal,
        criteria: incidents.allowed ? incidents.criteria : undefined,
      },
    );
    return new Map(found.map(incident => [incident.id, incident]));
  }
}

/** The window before and this one, each shifted back so that deployments had time to fail. */
function changeWindows(window: MetricsWindow): MetricsWindow[] {
  return [windowBefore(window), window].map(each =>
    shiftedBack(each, CHANGE_FOLLOW_UP_DAYS),
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
