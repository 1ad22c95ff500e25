import {
  MAX_RECURRING_MODES,
  MetricsRecurring,
  MetricsWindow,
  mostFrequent,
  RECURRENCE_DAYS,
  RecurringMode,
  recurringModes,
  RecurringQuery,
  showWindow,
  toInstant,
} from '@afterword/plugin-reliability-common';
import { Conditional } from '../platform/http/Conditional';
import { RequestContext } from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { AskedOnce } from './AskedOnce';
import { FigureAccess } from './FigureAccess';
import { IncidentLayerStore } from './IncidentLayerStore';
import { MetricsStore } from './MetricsStore';
import { ObservationStore } from './ObservationStore';
import { scopeFacts } from './scopeFacts';
import { windowOf } from './windowOf';

const DAY = 86_400_000;

/** Computes which failure modes come back, for what the reader may see. */
export class RecurringReading {
  constructor(
    private readonly platform: Platform,
    private readonly stores: {
      readonly facts: MetricsStore;
      readonly observations: ObservationStore;
    },
    private readonly layers: IncidentLayerStore,
    private readonly access: FigureAccess,
  ) {}

  async get(
    context: RequestContext,
    query: RecurringQuery,
  ): Promise<Conditional<MetricsRecurring>> {
    const now = this.platform.clock();
    const window = windowAsked(query, now);
    const sight = await this.access.sight(context);
    return this.access.answer(sight, now, ['recurring', query], () =>
      this.read({ sight, window, now }, query),
    );
  }

  /** The same for an answer that says more than this. */
  async read(
    asked: AskedOnce,
    { scope }: Pick<RecurringQuery, 'scope'>,
  ): Promise<MetricsRecurring> {
    const all = await this.all(asked, scope);
    const modes = mostFrequent(all.modes, MAX_RECURRING_MODES);
    return {
      scope,
      window: showWindow(asked.window),
      attribution: 'current',
      ...all,
      modes,
      left: all.modes.length - modes.length,
    };
  }

  /** All failure modes at once. */
  async listAll(
    context: RequestContext,
    query: RecurringQuery,
  ): Promise<RecurringMode[]> {
    const now = this.platform.clock();
    const window = windowAsked(query, now);
    const sight = await this.access.sight(context);
    const asked = { sight, window, now };
    return (await this.all(asked, query.scope)).modes;
  }

  private async all({ sight, window, now }: AskedOnce, scope: string) {
    const { database } = this.platform;
    const where = await sight.scope(scope);
    const { facts, observedSince } = await scopeFacts(
      this.stores,
      database,
      where,
      {
        from: window.from,
        // A repeat may come after the window.
        until: Math.min(window.until + RECURRENCE_DAYS * DAY, now),
      },
    );
    const layers = sight.postmortems.allowed
      ? await this.layers.layers(database, where, window)
      : null;
    return {
      observedSince: observedSince === null ? null : toInstant(observedSince),
      ...recurringModes({
        facts,
        window,
        layers,
        modeOf: sight.modes.of,
      }),
    };
  }
}

function windowAsked(query: RecurringQuery, now: number): MetricsWindow {
  const { window, from } = query;
  const isAsked = window !== undefined || from !== undefined;
  return windowOf(isAsked ? query : { window: 'P365D' }, now);
}
