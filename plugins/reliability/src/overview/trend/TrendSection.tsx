import { useMemo } from 'react';
import { Select } from '@backstage/ui';
import {
  figureDefinitions,
  metricsContract,
  metricsExports,
  MetricsTrend,
  rollingWindowDays,
  rollingWindows,
  ScopeMetrics,
  TrendFigure,
  trendFigures,
} from '@afterword/plugin-reliability-common';
import {
  ChartCard,
  TrendBefore,
  TrendChart,
  TrendPoint,
  TrendSkeleton,
  useReliabilityQuery,
  useTrendTable,
} from '@afterword/plugin-reliability-react';
import { AskedWindow, filtersOf } from '../../figures/askedWindow';
import { HowComputed } from '../../figures/HowComputed';
import { pointsOf } from '../../figures/trend/pointsOf';
import { markedTrendQueryOf } from '../../figures/trend/trendQueryOf';
import { ExportMenu } from '../../listing/ExportMenu';
import { FailureNotice } from '../../listing/FailureNotice';
import { useWords } from '../../words';
import { LongOnes } from './LongOnes';
import { useMembershipMarks } from './useMembershipMarks';
import styles from './TrendSection.module.css';

const DAY = 86_400_000;
const NO_POINTS: readonly TrendPoint[] = [];

/** How a figure went on, with its interval as a band; as a table and a file too. */
export function TrendSection({
  scope,
  window,
  figure,
  metrics,
  onFigure,
}: {
  readonly scope: string;
  readonly window: AskedWindow;
  /** The one that is shown. */
  readonly figure: TrendFigure;
  readonly metrics: ScopeMetrics | undefined;
  readonly onFigure: (figure: TrendFigure) => void;
}) {
  const { t } = useWords();
  const asked = markedTrendQueryOf(scope, window, figure, Date.now());
  const { data, error, refetch } = useReliabilityQuery(
    metricsContract.getMetricsTrend,
    { query: asked },
  );
  const points = useMemo(() => (data ? pointsOf(data) : NO_POINTS), [data]);
  const changes = useMembershipMarks(data?.membershipChanges);
  const table = useTrendTable(points, figureDefinitions[figure].unit, changes);
  const name = t(`figures.definition.${figure}.name`);
  const chart = () => {
    if (error && !data) {
      return <FailureNotice error={error} onRetry={refetch} />;
    }
    if (!data) return <TrendSkeleton />;
    return (
      <TrendChart
        aria-label={t('overview.trend.label', {
          name,
          n: trailingDays(data),
        })}
        points={points}
        unit={data.unit}
        changes={changes}
        before={beforeOf(data, points, n => t('overview.trend.ago', { n }))}
      />
    );
  };
  return (
    <ChartCard
      title={t('overview.trend.title', { name })}
      lead={
        data
          ? t(`overview.trend.lead.${data.unit}`, { n: trailingDays(data) })
          : '\u00a0'
      }
      note={
        <span className={styles.note}>
          <HowComputed figure={figure} metrics={metrics} />
          <FigureSelect figure={figure} metrics={metrics} onChange={onFigure} />
        </span>
      }
      table={data && table}
      download={
        <ExportMenu
          what={t('overview.trend.title', { name })}
          list={metricsExports.trend}
          filters={filtersOf(asked)}
          fileName={figure}
        />
      }
      foot={<LongOnes figure={figure} metrics={metrics} />}
    >
      {chart()}
    </ChartCard>
  );
}

function FigureSelect({
  figure,
  metrics,
  onChange,
}: {
  readonly figure: TrendFigure;
  /** Figures that the reader may not see are not offered. */
  readonly metrics: ScopeMetrics | undefined;
  readonly onChange: (figure: TrendFigure) => void;
}) {
  const { t } = useWords();
  return (
    <Select
      className={styles.figure}
      aria-label={t('overview.trend.figure')}
      options={trendFigures
        .filter(id => metrics?.figures[id] !== null)
        .map(id => ({
          id,
          label: t(`figures.definition.${id}.name`),
        }))}
      value={figure}
      onChange={key => {
        const chosen = trendFigures.find(id => id === key);
        if (chosen) onChange(chosen);
      }}
    />
  );
}

function trailingDays({ trailing }: MetricsTrend): number {
  const rolling = rollingWindows.find(one => one === trailing);
  return rolling === undefined ? 0 : rollingWindowDays[rolling];
}

/** What the figure was a window ago, if it had a value then. */
function beforeOf(
  trend: MetricsTrend,
  points: readonly TrendPoint[],
  say: (days: number) => string,
): TrendBefore | undefined {
  const days = trailingDays(trend);
  const then = Date.parse(trend.until) - days * DAY;
  const point = [...points].reverse().find(({ at }) => Date.parse(at) <= then);
  return point && point.value !== null
    ? { at: point.at, words: say(days) }
    : undefined;
}
