import {
  AllQualityQuery,
  AllScopesQuery,
  AllWaitingQuery,
  CalendarLine,
  CalendarQuery,
  Figure,
  FigureLine,
  metricsExportContract,
  MetricsQuery,
  RecurringQuery,
  TrendLine,
  TrendPointsQuery,
  windowOfFigure,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { withCircles } from '../platform/access/withCircles';
import { Handlers } from '../platform/http/ContractRouter';
import { exportHandlers, onePage } from '../platform/http/exports';
import { RequestContext } from '../platform/http/RequestContext';
import { FigureReadings } from './FigureReadings';
import {
  calendarColumns,
  figureColumns,
  partColumns,
  qualityColumns,
  recurringColumns,
  trendColumns,
  waitingColumns,
} from './metricsColumns';

/** Binds what saves everything behind figures whole. */
export function metricsExportHandlers(
  database: Knex,
  readings: FigureReadings,
): Handlers<typeof metricsExportContract> {
  const { scopes, waiting, recurring, quality } = readings;
  /** All of it is read at once, by whoever may read it now. */
  const readAtOnce = <TItem, TQuery>(
    read: (
      context: RequestContext,
      query: TQuery,
    ) => AsyncIterable<readonly TItem[]>,
  ) =>
    async function* readNow(context: RequestContext, query: TQuery) {
      yield* read(await withCircles(database, context), query);
    };
  const figures = exportHandlers(
    'figures',
    figureColumns,
    readAtOnce((context, query: MetricsQuery) =>
      onePage(figureLines(readings, context, query)),
    ),
  );
  const trend = exportHandlers(
    'trend',
    trendColumns,
    readAtOnce((context, query: TrendPointsQuery) =>
      onePage(trendLines(readings, context, query)),
    ),
  );
  const calendar = exportHandlers(
    'calendar',
    calendarColumns,
    readAtOnce((context, query: CalendarQuery) =>
      onePage(calendarLines(readings, context, query)),
    ),
  );
  const parts = exportHandlers(
    'parts',
    partColumns,
    readAtOnce((context, query: AllScopesQuery) =>
      scopes.listAll(context, query),
    ),
  );
  const waits = exportHandlers(
    'waiting',
    waitingColumns,
    readAtOnce((context, query: AllWaitingQuery) =>
      onePage(waiting.listAll(context, query)),
    ),
  );
  const modes = exportHandlers(
    'recurring',
    recurringColumns,
    readAtOnce((context, query: RecurringQuery) =>
      onePage(recurring.listAll(context, query)),
    ),
  );
  const toMend = exportHandlers(
    'quality',
    qualityColumns,
    (context: RequestContext, query: AllQualityQuery) =>
      quality.listAll(context, query),
  );
  return {
    exportMetricsCsv: figures.csv,
    exportMetricsNdjson: figures.ndjson,
    exportMetricsTrendCsv: trend.csv,
    exportMetricsTrendNdjson: trend.ndjson,
    exportMetricsCalendarCsv: calendar.csv,
    exportMetricsCalendarNdjson: calendar.ndjson,
    exportMetricsScopesCsv: parts.csv,
    exportMetricsScopesNdjson: parts.ndjson,
    exportMetricsWaitingCsv: waits.csv,
    exportMetricsWaitingNdjson: waits.ndjson,
    exportMetricsRecurringCsv: modes.csv,
    exportMetricsRecurringNdjson: modes.ndjson,
    exportMetricsQualityCsv: toMend.csv,
    exportMetricsQualityNdjson: toMend.ndjson,
  };
}

async function figureLines(
  { metrics }: FigureReadings,
  context: RequestContext,
  query: MetricsQuery,
): Promise<FigureLine[]> {
  const answer = await metrics.get(context, query);
  const { scope, window, figures } = await answer.make();
  return seen(figures).map(figure => ({
    scope,
    ...countedOf(figure, window),
    figure,
  }));
}

async function trendLines(
  { trend }: FigureReadings,
  context: RequestContext,
  query: TrendPointsQuery,
): Promise<TrendLine[]> {
  const { scope, figure } = query;
  const points = await trend.listAll(context, query);
  return points.map(point => ({ scope, figure, ...point }));
}

async function calendarLines(
  { calendar }: FigureReadings,
  context: RequestContext,
  query: CalendarQuery,
): Promise<CalendarLine[]> {
  const answer = await calendar.get(context, query);
  const { scope, buckets } = await answer.make();
  return buckets.flatMap(({ figures, label, from, until, isOver }) =>
    seen(figures).map(figure => ({
      label,
      isOver,
      scope,
      ...countedOf(figure, { from, until }),
      figure,
    })),
  );
}

/** From when until when a figure counts. */
function countedOf(
  { definition }: Figure,
  window: { readonly from: string; readonly until: string },
) {
  const { from, until } = windowOfFigure(definition, window);
  return { from, until };
}

/** Without those that the reader may not see. */
function seen(figures: Readonly<Record<string, Figure | null>>): Figure[] {
  return Object.values(figures).flatMap(figure => figure ?? []);
}
