import {
  ChangeRateFigure,
  DowntimeFigure,
  DurationFigure,
  IncidentsFigure,
  MetricsCalendar,
  MetricsQuality,
  MetricsRecurring,
  MetricsScopes,
  MetricsTrend,
  MetricsWaiting,
  Report,
  ScopeMetrics,
} from '@afterword/plugin-reliability-common';

/** What stands in an answer, by name. */
type Numbers = Readonly<Record<string, number>>;

/** An endpoint of figures, and what of its answer tells of writes. */
export interface Asked {
  readonly path: (scope: string) => string;
  readonly read: (body: unknown) => Numbers;
}

const asked = <TBody>(
  path: (scope: string) => string,
  read: (body: TBody) => Numbers,
): Asked => ({ path, read: body => read(body as TBody) });

const counted = (figure: IncidentsFigure) =>
  'count' in figure ? figure.count : 0;
const open = (figure: DurationFigure) =>
  'censored' in figure ? figure.censored : 0;

const changes = (figure: ChangeRateFigure | null) =>
  figure && 'k' in figure
    ? { deployments: figure.n, failed: figure.k }
    : { deployments: 0, failed: 0 };
const downDays = (figure: DowntimeFigure) =>
  'mean' in figure ? Math.round(figure.mean / 86_400) : 0;

/** Every endpoint that tells of deployments, of what they caused and of downtime. */
export const everyFigureOfChanges: Readonly<Record<string, Asked>> = {
  metrics: asked<ScopeMetrics>(
    scope => `/metrics?scope=${scope}&window=P365D`,
    ({ figures }) => ({
      ...changes(figures.changeFailureRate),
      downDays: downDays(figures.downtime),
    }),
  ),
  calendar: asked<MetricsCalendar>(
    scope => `/metrics/calendar?scope=${scope}&step=year`,
    ({ buckets }) => {
      const { figures } = buckets[buckets.length - 1];
      return {
        ...changes(figures.changeFailureRate),
        downDays: downDays(figures.downtime),
      };
    },
  ),
  trend: asked<MetricsTrend>(
    scope =>
      `/metrics/trend?scope=${scope}&figure=changeFailureRate&trailing=P365D`,
    ({ points }) => ({ deployments: points[points.length - 1].n }),
  ),
  report: asked<Report>(
    scope => `/metrics/report?scope=${scope}&window=P365D`,
    ({ incidents }) => ({ incidents: incidents?.items.length ?? 0 }),
  ),
};

/**
 * Every endpoint of figures.
 *
 * @param part - the component that writes are about
 */
export const everyFigure = (part: string): Readonly<Record<string, Asked>> => ({
  metrics: asked<ScopeMetrics>(
    scope => `/metrics?scope=${scope}&window=P365D`,
    ({ figures, commitments, entities }) => ({
      incidents: counted(figures.incidents),
      ...figures.incidents.byKind,
      open: open(figures.timeToRestore),
      commitments: commitments?.open ?? 0,
      missing: entities.missing,
    }),
  ),
  trend: asked<MetricsTrend>(
    scope => `/metrics/trend?scope=${scope}&figure=incidents&trailing=P365D`,
    ({ points }) => ({ incidents: points[points.length - 1].value ?? 0 }),
  ),
  trendOfDurations: asked<MetricsTrend>(
    scope => `/metrics/trend?scope=${scope}&figure=timeToDetect&trailing=P365D`,
    ({ points }) => ({ n: points[points.length - 1].n }),
  ),
  calendar: asked<MetricsCalendar>(
    scope => `/metrics/calendar?scope=${scope}&step=year`,
    ({ buckets }) => {
      const { figures } = buckets[buckets.length - 1];
      return {
        incidents: counted(figures.incidents),
        ...figures.incidents.byKind,
        open: open(figures.timeToRestore),
      };
    },
  ),
  scopes: asked<MetricsScopes>(
    scope => `/metrics/scopes?parent=${scope}&kind=component&window=P365D`,
    ({ items }) => {
      const own = items.find(({ scope }) => scope === part);
      if (own === undefined) return { incidents: 0, open: 0, commitments: 0 };
      return {
        incidents: counted(own.figures.incidents),
        open: open(own.figures.timeToRestore),
        commitments: own.commitments?.open ?? 0,
      };
    },
  ),
  waiting: asked<MetricsWaiting>(
    scope => `/metrics/waiting?scope=${scope}&kind=component`,
    ({ items }) => ({
      commitments: items.find(({ scope }) => scope === part)?.open ?? 0,
    }),
  ),
  recurring: asked<MetricsRecurring>(
    scope => `/metrics/recurring?scope=${scope}`,
    ({ modes: [mode] }) => ({
      incidents: mode?.incidents ?? 0,
      inProcess: mode?.layers?.process ?? 0,
    }),
  ),
  quality: asked<MetricsQuality>(
    scope => `/metrics/quality?scope=${scope}&window=P365D`,
    ({ items }) => {
      const problems = items.flatMap(each => each.problems);
      return {
        incidents: items.length,
        problems: problems.length,
        longOpen: problems.filter(({ kind }) => kind === 'longOpen').length,
      };
    },
  ),
});
