import {
  answersAmong,
  calendarFactsNeededFrom,
  calendarFigures,
  calendarProblems,
  CalendarQuery,
  CalendarSpan,
  calendarSpans,
  calendarStart,
  CHANGE_FOLLOW_UP_DAYS,
  changeFailureRate,
  changeSuccessRate,
  countedFacts,
  ImpactWeights,
  IncidentFact,
  MetricsCalendar,
  MetricsWindow,
  Placed,
  ScopeIncidentFigures,
  shareOnTime,
  shareVerified,
  shiftedBack,
  sumChecked,
  sumDue,
  toInstant,
} from '@afterword/plugin-reliability-common';
import { setImmediate } from 'node:timers/promises';
import { Knex } from 'knex';
import { DeploymentFactStore } from '../deployments';
import { readTogether } from '../platform/database/readTogether';
import { Conditional } from '../platform/http/Conditional';
import { RequestContext } from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { CommitmentFactStore } from './CommitmentFactStore';
import { FigureAccess, Sight } from './FigureAccess';
import { MetricsStore } from './MetricsStore';
import { ObservationStore } from './ObservationStore';
import { FactScope } from './scopeFilters';
import { CommitmentFigures, noChanges, noCommitments } from './unseenFigures';
import { refuse, windowOf } from './windowOf';

/** Computes figures by the calendar of a place, for what the reader may see. */
export class CalendarReading {
  constructor(
    private readonly platform: Platform,
    private readonly stores: {
      readonly facts: MetricsStore;
      readonly observations: ObservationStore;
    },
    private readonly commitmentFacts: CommitmentFactStore,
    private readonly deploymentFacts: DeploymentFactStore,
    private readonly access: FigureAccess,
    /** Beside facts, what availability hangs on. */
    private readonly weights: ImpactWeights,
  ) {}

  async get(
    context: RequestContext,
    query: CalendarQuery,
  ): Promise<Conditional<MetricsCalendar>> {
    const now = this.platform.clock();
    const { scope, step, zone } = query;
    const from =
      query.from ?? toInstant(calendarStart(now, query.step, query.zone));
    const range = windowOf({ from, until: query.until }, now);
    refuse(calendarProblems(range, step));
    const spans = calendarSpans(range, step, zone);
    const sight = await this.access.sight(context);
    const asked = ['calendar', query, this.weights];
    return this.access.answer(sight, now, asked, async () => ({
      scope,
      step,
      zone,
      attribution: 'current',
      buckets: await this.buckets(sight, query, spans, now),
    }));
  }

  private async buckets(
    sight: Sight,
    { scope, durations, resolveFrom }: CalendarQuery,
    spans: readonly CalendarSpan[],
    now: number,
  ): Promise<MetricsCalendar['buckets']> {
    const where = await sight.scope(scope);
    const windows = spans.map(
      ({ from, until }): MetricsWindow => ({
        from,
        until: Math.min(until, now),
        rolling: null,
      }),
    );
    const { until } = windows[windows.length - 1];
    const from = calendarFactsNeededFrom(spans[0]);
    const read = await readTogether(this.platform.database, async tx => {
      const [entities, facts, commitments] = await Promise.all([
        this.stores.observations.entitiesOf(tx, where),
        this.stores.facts.factsTouching(tx, where, { from, until }),
        sight.actionItems.allowed ? this.commitments(tx, where, windows) : null,
      ]);
      const counted = countedFacts(facts.facts);
      const changes = sight.deployments.allowed
        ? await this.changes(tx, where, windows, counted)
        : null;
      return { entities, facts, counted, changes, commitments };
    });
    const { entities, changes, commitments } = read;
    const figures: ScopeIncidentFigures[] = [];
    const computing = calendarFigures(
      {
        ...read.facts,
        members: entities.members,
        observedSince: entities.observedSince,
        weights: this.weights,
        changeCaused: changes && changes.caused,
        modeOf: sight.modes.of,
        now,
        options: { durations, resolveFrom },
      },
      windows,
      read.counted,
    );
    for (const each of computing) {
      figures.push(each);
      // Years of a large organisation take seconds, in which others are answered.
      await setImmediate();
    }
    return spans.map((span, place) => ({
      label: span.label,
      from: toInstant(span.from),
      until: toInstant(span.until),
      isOver: span.until <= now,
      figures: {
        ...figures[place],
        ...(changes?.figures[place] ?? noChanges),
        ...(commitments?.[place] ?? noCommitments),
      },
    }));
  }

  private async changes(
    tx: Knex,
    where: FactScope,
    windows: readonly MetricsWindow[],
    counted: readonly Placed<IncidentFact>[],
  ) {
    const shifted = windows.map(window =>
      shiftedBack(window, CHANGE_FOLLOW_UP_DAYS),
    );
    const [counts, answers] = await Promise.all([
      this.deploymentFacts.countsInTurn(tx, where, shifted),
      this.deploymentFacts.answers(
        tx,
        counted,
        { from: shifted[0].from, until: wholeOf(windows).until },
        where,
      ),
    ]);
    return {
      figures: counts.map((each, place) => {
        const changes = {
          ...each,
          ...answersAmong(counted, shifted[place], answers),
        };
        return {
          changeFailureRate: changeFailureRate(changes),
          changeSuccessRate: changeSuccessRate(changes),
        };
      }),
      caused: counts[0].observed ? answers.caused : null,
    };
  }

  private async commitments(
    tx: Knex,
    where: FactScope,
    windows: readonly MetricsWindow[],
  ): Promise<CommitmentFigures[]> {
    const whole = wholeOf(windows);
    const [due, checked] = await Promise.all([
      this.commitmentFacts.dueDays(tx, where, whole),
      this.commitmentFacts.checkedDays(tx, where, whole),
    ]);
    return windows.map(window => ({
      commitmentsOnTime: shareOnTime(sumDue(due, window)),
      commitmentsVerified: shareVerified(sumChecked(checked, window)),
    }));
  }
}

function wholeOf(windows: readonly MetricsWindow[]) {
  return { from: windows[0].from, until: windows[windows.length - 1].until };
}
