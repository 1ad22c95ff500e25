import {
  DEFAULT_WINDOW,
  MAX_PAGE_SIZE,
  Report,
  reportOf,
  ReportQuery,
} from '@afterword/plugin-reliability-common';
import { FigureReadings } from '../metrics';
import { Conditional } from '../platform/http/Conditional';
import { RequestContext } from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';

/** How durations are read where nobody asks for anything else. */
const asComputed = { durations: 'computed', resolveFrom: 'declared' } as const;

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
    const { access } = this.figures;
    const now = this.platform.clock();
    const sight = await access.sight(context);
    return access.answer(sight, now, ['report', query], async () => {
      const { scope, kind, ...asked } = query;
      // The figures of one report are of one window, also those that look further back unless told.
      const window =
        asked.from === undefined
          ? { window: asked.window ?? DEFAULT_WINDOW }
          : asked;
      const page = { kind, limit: MAX_PAGE_SIZE };
      const read = async <TAnswer>(
        answer: Promise<Conditional<TAnswer>>,
      ): Promise<TAnswer> => (await answer).make();
      const { metrics, recurring, waiting, scopes, parts } = this.figures;
      return reportOf({
        title: await parts.titleOf(context, sight, scope),
        metrics: await read(
          metrics.get(context, { scope, ...window, ...asComputed }),
        ),
        recurring: await read(recurring.get(context, { scope, ...window })),
        waiting: sight.actionItems.allowed
          ? await read(waiting.list(context, { scope, ...page }))
          : null,
        parts: await read(
          scopes.list(context, {
            parent: scope,
            ...page,
            ...window,
            ...asComputed,
          }),
        ),
      });
    });
  }
}
