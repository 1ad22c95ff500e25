import {
  MAX_PAGE_SIZE,
  Report,
  reportOf,
  ReportQuery,
} from '@afterword/plugin-reliability-common';
import { FigureReadings, windowOf } from '../metrics';
import { Conditional } from '../platform/http/Conditional';
import { RequestContext } from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { asComputed } from './asComputed';

/** Says in words what the operations on figures answer their reader, and nothing beyond that. */
export class ReportReading {
  constructor(
    private readonly platform: Platform,
    private readonly figures: FigureReadings,
  ) {}

  async get(
    context: RequestContext,
    query: ReportQuery,
  ): Promise<Conditional<Report>> {
    const { access, metrics, parts, recurring, scopes, waiting } = this.figures;
    const now = this.platform.clock();
    // One window for all, also for what looks further back unless told.
    const window = windowOf(query, now);
    const sight = await access.sight(context);
    const asked = { sight, window, now };
    const hangsOn = ['report', query, metrics.weights];
    return access.answer(sight, now, hangsOn, async () => {
      const { scope, kind } = query;
      const page = { kind, limit: MAX_PAGE_SIZE };
      const read = await metrics.read(asked, { scope, ...asComputed });
      const { availability } = read.figures;
      return reportOf({
        title: await parts.titleOf(sight, scope),
        lowestTitle:
          'minimum' in availability
            ? await parts.titleOf(sight, scope, availability.minimum.entityRef)
            : null,
        metrics: read,
        recurring: await recurring.read(asked, { scope }),
        modeName: sight.modes.nameOf,
        waiting: sight.actionItems.allowed
          ? await waiting.read(asked, { scope, kind })
          : null,
        parts: await scopes.read(asked, {
          parent: scope,
          ...page,
          ...asComputed,
        }),
      });
    });
  }
}
