import {
  CHANGE_FOLLOW_UP_DAYS,
  changePoint,
  changeTrend,
  countTrend,
  durationTrend,
  figureDefinitions,
  MembershipChange,
  membershipChanges,
  MetricsTrend,
  ORGANISATION,
  rollingWindowDays,
  shareTrend,
  shiftedBack,
  toInstant,
  TrailingWindow,
  TrendPointsQuery,
  trendProblems,
  TrendQuery,
  TrendRange,
  trendWindows,
} from '@afterword/plugin-reliability-common';
import { DeploymentFactStore } from '../deployments';
import { isSingleEntity } from '../platform/catalog/inScope';
import { Conditional } from '../platform/http/Conditional';
import { RequestContext } from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { CommitmentFactStore } from './CommitmentFactStore';
import { FigureAccess, Sight } from './FigureAccess';
import { MetricsStore } from './MetricsStore';
import { ObservationStore } from './ObservationStore';
import { FactScope } from './scopeFilters';
import { scopeFacts } from './scopeFacts';
import { refuse, windowOf } from './windowOf';

const DAY = 86_400_000;

/** Computes how figures went, for what the reader may see. */
export class TrendReading {
  constructor(
    private readonly platform: Platform,
    private readonly stores: {
      readonly facts: MetricsStore;
      readonly observations: ObservationStore;
    },
    private readonly commitmentFacts: CommitmentFactStore,
    private readonly deploymentFacts: DeploymentFactStore,
    private readonly access: FigureAccess,
  ) {}

  async get(
    context: RequestContext,
    query: TrendQuery,
  ): Promise<Conditional<MetricsTrend>> {
    const { range, now } = this.asked(query);
    const { from, until, step } = range;
    const sight = await this.access.sight(context);
    return this.access.answer(sight, now, ['trend', query], async () => ({
      scope: query.scope,
      figure: query.figure,
      unit: figureDefinitions[query.figure].unit,
      from: toInstant(from),
      until: toInstant(until),
      step,
      trailing: query.trailing,
      attribution: 'current',
      membershipChanges: query.membershipChanges
        ? await this.membershipChanges(sight, query.scope, range)
        : undefined,
      points: await this.points(sight, query, range, now),
    }));
  }

  /** The points alone. */
  async listAll(
    context: RequestContext,
    query: TrendPointsQuery,
  ): Promise<MetricsTrend['points']> {
    const { range, now } = this.asked(query);
    const sight = await this.access.sight(context);
    return this.points(sight, query, range, now);
  }

  private asked(query: TrendPointsQuery): { range: TrendRange; now: number } {
    const now = this.platform.clock();
    const { from, until } = windowOf(
      query.from === undefined ? { window: 'P365D' } : query,
      now,
    );
    const { step } = query;
    refuse(trendProblems({ from, until, step }));
    const trailing = rollingWindowDays[query.trailing] * DAY;
    return { range: { from, until, step, trailing }, now };
  }

  /** Of entities that the reader may see; that others joined or left is not told. */
  private async membershipChanges(
    sight: Sight,
    scope: string,
    range: Pick<TrendRange, 'from' | 'until'>,
  ): Promise<MembershipChange[]> {
    // Nothing joins what contains nothing, or everything.
    if (scope === ORGANISATION || isSingleEntity(scope)) return [];
    const { catalog, database } = this.platform;
    // Of whole days: who left and came back on one of them did neither.
    const from = Math.floor(range.from / DAY) * DAY;
    const until = Math.ceil(range.until / DAY) * DAY;
    const moves = await catalog.memberships.changesOf(database, scope, {
      from,
      until,
    });
    const refs = new Set(moves.map(({ entityRef }) => entityRef));
    const visible = new Set(await sight.visibleOf([...refs]));
    return membershipChanges(
      moves.filter(({ entityRef }) => visible.has(entityRef)),
    );
  }

  private async points(
    sight: Sight,
    { scope, figure, durations, resolveFrom }: TrendPointsQuery,
    range: TrendRange,
    now: number,
  ): Promise<MetricsTrend['points']> {
    const { database } = this.platform;
    const where = await sight.scope(scope);
    const windows = trendWindows(range);
    const whole = { from: windows[0].from, until: range.until };
    if (figure === 'commitmentsOnTime') {
      if (!sight.actionItems.allowed) return [];
      return shareTrend(
        await this.commitmentFacts.dueDays(database, where, whole),
        windows,
      );
    }
    if (figure === 'changeFailureRate') {
      if (!sight.deployments.allowed) return [];
      return this.changePoints(where, windows);
    }
    const input = {
      ...(await scopeFacts(this.stores, database, where, whole)),
      windows,
      now,
      options: { durations, resolveFrom },
    };
    return figure === 'incidents'
      ? countTrend(input)
      : durationTrend(figure, input);
  }

  /** Windows between whole days are added up from days; the last one, which ends now, is counted by itself. */
  private async changePoints(
    where: FactScope,
    windows: readonly TrailingWindow[],
  ): Promise<MetricsTrend['points']> {
    const { database } = this.platform;
    const shifted = windows.map(window =>
      shiftedBack(window, CHANGE_FOLLOW_UP_DAYS),
    );
    const latest = shifted.slice(-1);
    const [[counts], answers] = await Promise.all([
      this.deploymentFacts.counts(database, where, latest),
      this.deploymentFacts.answered(database, where, latest[0]),
    ]);
    const last = { ...counts, ...answers };
    const whole = windows.slice(0, -1);
    const days =
      whole.length === 0
        ? []
        : await this.deploymentFacts.countsByDay(database, where, {
            from: shifted[0].from,
            until: shifted[whole.length - 1].until,
          });
    return [
      ...changeTrend(days, last.observed, whole),
      changePoint(windows[windows.length - 1].until, last),
    ];
  }
}
