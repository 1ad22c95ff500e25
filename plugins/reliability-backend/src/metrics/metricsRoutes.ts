import {
  DurationFigure,
  IncidentsFigure,
  metricsContract,
  PartMetrics,
} from '@afterword/plugin-reliability-common';
import { Handlers } from '../platform/http/ContractRouter';
import { CsvColumns, sendCsv } from '../platform/http/csv';
import { allPages } from '../platform/http/streaming';
import { CalendarReading } from './CalendarReading';
import { MetricsReading } from './MetricsReading';
import { qualityColumns } from './qualityColumns';
import { QualityReading } from './QualityReading';
import { RecurringReading } from './RecurringReading';
import { recurringColumns } from './recurringColumns';
import { ScopesReading } from './ScopesReading';
import { TrendReading } from './TrendReading';
import { WaitingReading } from './WaitingReading';

const csvColumns: CsvColumns<PartMetrics> = {
  scope: part => part.scope,
  title: part => part.title,
  incidentsState: part => part.figures.incidents.state,
  incidents: part => counted(part.figures.incidents)?.count ?? null,
  incidentsLow: part => counted(part.figures.incidents)?.interval[0] ?? null,
  incidentsHigh: part => counted(part.figures.incidents)?.interval[1] ?? null,
  timeToRestoreState: part => part.figures.timeToRestore.state,
  timeToRestoreMedianSeconds: part =>
    typical(part.figures.timeToRestore)?.median ?? null,
  timeToRestoreLowSeconds: part =>
    typical(part.figures.timeToRestore)?.interval[0] ?? null,
  timeToRestoreHighSeconds: part =>
    typical(part.figures.timeToRestore)?.interval[1] ?? null,
  timeToRestoreN: part =>
    'n' in part.figures.timeToRestore ? part.figures.timeToRestore.n : null,
  openCommitments: part => part.commitments?.open ?? null,
  overdueCommitments: part => part.commitments?.overdue ?? null,
};

function counted(figure: IncidentsFigure) {
  return figure.state === 'notObserved' ? null : figure;
}

function typical(figure: DurationFigure) {
  return 'median' in figure ? figure : null;
}

/** Binds the operations of figures. */
export function metricsHandlers({
  metrics,
  trend,
  calendar,
  scopes,
  waiting,
  recurring,
  quality,
}: {
  readonly metrics: MetricsReading;
  readonly trend: TrendReading;
  readonly calendar: CalendarReading;
  readonly scopes: ScopesReading;
  readonly waiting: WaitingReading;
  readonly recurring: RecurringReading;
  readonly quality: QualityReading;
}): Handlers<typeof metricsContract> {
  return {
    getMetrics: ({ context, query }) => metrics.get(context, query),
    getMetricsTrend: ({ context, query }) => trend.get(context, query),
    getMetricsCalendar: ({ context, query }) => calendar.get(context, query),
    getMetricsScopes: ({ context, query }) => scopes.list(context, query),
    exportMetricsScopesCsv: ({ context, query, res }) =>
      sendCsv(
        res,
        'reliability.csv',
        csvColumns,
        (async function* all() {
          yield (await scopes.listAll(context, query)).items;
        })(),
      ),
    getMetricsWaiting: ({ context, query }) => waiting.list(context, query),
    getMetricsRecurring: ({ context, query }) => recurring.get(context, query),
    exportMetricsRecurringCsv: ({ context, query, res }) =>
      sendCsv(
        res,
        'recurring.csv',
        recurringColumns,
        (async function* all() {
          yield await recurring.listAll(context, query);
        })(),
      ),
    getMetricsQuality: ({ context, query }) => quality.list(context, query),
    exportMetricsQualityCsv: ({ context, query, res }) =>
      sendCsv(
        res,
        'quality.csv',
        qualityColumns,
        allPages(cursor =>
          quality.page(context, { ...query, limit: 200, cursor }),
        ),
      ),
  };
}
