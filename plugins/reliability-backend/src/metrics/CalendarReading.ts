import {
  calendarProblems,
  CalendarQuery,
  CalendarSpan,
  calendarSpans,
  calendarStart,
  durationKinds,
  figuresOfParts,
  MetricsCalendar,
  MetricsWindow,
  shareOnTime,
  sumDue,
  toInstant,
} from '@afterword/plugin-reliability-common';
import { Conditional } from '../platform/http/Conditional';
import { RequestContext } from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { CommitmentFactStore } from './CommitmentFactStore';
import { FigureAccess, Sight } from './FigureAccess';
import { MetricsStore } from './MetricsStore';
import { ObservationStore } from './ObservationStore';
import { scopeFacts } from './scopeFacts';
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
    private readonly access: FigureAccess,
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
    return this.access.answer(sight, now, ['calendar', query], async () => ({
      scope,
      step,
      zone,
      attribution: 'current',
      buckets: await this.buckets(context, sight, query, spans, now),
    }));
  }

  private async buckets(
    context: RequestContext,
    sight: Sight,
    { scope, durations, resolveFrom }: CalendarQuery,
    spans: readonly CalendarSpan[],
    now: number,
  ): Promise<MetricsCalendar['buckets']> {
    const { database } = this.platform;
    const where = await this.access.scope(context, sight, scope);
    const windows = spans.map(
      ({ from, until }): MetricsWindow => ({
        from,
        until: Math.min(until, now),
        rolling: null,
      }),
    );
    const whole = {
      from: spans[0].from,
      until: windows[spans.length - 1].until,
    };
    const { facts, observedSince } = await scopeFacts(
      this.stores,
      database,
      where,
      whole,
    );
    const options = { durations, resolveFrom };
    const figures = figuresOfParts(
      facts,
      durationKinds,
      windows.map(window => ({ window, now, observedSince, options })),
      (_, anchorAt) => placeOf(spans, anchorAt),
    );
    const days = sight.actionItems.allowed
      ? await this.commitmentFacts.dueDays(database, where, whole)
      : null;
    return spans.map(({ label, from, until }, index) => ({
      label,
      from: toInstant(from),
      until: toInstant(until),
      isOver: until <= now,
      figures: {
        ...figures[index],
        commitmentsOnTime: days && shareOnTime(sumDue(days, windows[index])),
      },
    }));
  }
}

/** The span that holds a moment, if there is one. */
function placeOf(spans: readonly CalendarSpan[], at: number): number[] {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (spans[middle].until <= at) low = middle + 1;
    else high = middle;
  }
  return low < spans.length && spans[low].from <= at ? [low] : [];
}
