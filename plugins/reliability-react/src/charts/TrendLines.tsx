import { memo, useMemo } from 'react';
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  XAxis,
  YAxis,
} from 'recharts';
import { downsample } from './downsample';
import type { TrendPoint } from './trend';
import { TREND_HEIGHT, TrendLayout } from './trendLayout';
import styles from './TrendChart.module.css';

/** Pixels of a bucket: within fewer, extremes cannot be told apart. */
const BUCKET = 16;

interface DrawnPoint {
  readonly time: number;
  readonly value: number | null;
  readonly band: readonly [number, number] | null;
}

const TICK = { className: styles.tick };
const AXIS = { stroke: 'var(--aw-data-soft)' };

function Lines({
  points,
  layout,
  sayTick,
  sayTime,
}: {
  readonly points: readonly TrendPoint[];
  readonly layout: TrendLayout;
  readonly sayTick: (tick: number) => string;
  /** Says a tick of the time axis, by its moment in UTC milliseconds. */
  readonly sayTime: (at: number) => string;
}) {
  const { width, left, right, top, bottom, ticks, timeTicks, from, until } =
    layout;
  const highest = ticks[ticks.length - 1];
  const drawn = useMemo(
    () =>
      downsample(
        points,
        Math.max(1, Math.floor((right - left) / BUCKET)),
        ({ value }) => value,
        ({ low }) => low,
        ({ high }) => high,
      ).map(
        ({ at, value, low, high }): DrawnPoint => ({
          time: Date.parse(at),
          value,
          // Nothing bounds it: it reaches as far as there is room.
          band: low === null ? null : [low, high ?? highest],
        }),
      ),
    [points, left, right, highest],
  );
  return (
    <ComposedChart
      width={width}
      height={TREND_HEIGHT}
      data={drawn}
      margin={{
        top,
        right: width - right,
        bottom: 0,
        left: 0,
      }}
      accessibilityLayer={false}
    >
      <CartesianGrid vertical={false} stroke="var(--aw-grid)" />
      <XAxis
        dataKey="time"
        type="number"
        domain={[from, until]}
        ticks={timeTicks.map(({ at }) => at)}
        interval={0}
        tick={TICK}
        tickFormatter={sayTime}
        tickLine={false}
        tickMargin={8}
        axisLine={AXIS}
        height={TREND_HEIGHT - bottom}
      />
      <YAxis
        type="number"
        domain={[0, highest]}
        ticks={[...ticks]}
        interval={0}
        tick={TICK}
        tickFormatter={sayTick}
        tickLine={false}
        tickMargin={6}
        axisLine={false}
        width={left}
      />
      <Area
        dataKey="band"
        className={styles.band}
        stroke="none"
        activeDot={false}
        isAnimationActive={false}
      />
      <Line
        dataKey="value"
        className={styles.line}
        dot={false}
        activeDot={false}
        isAnimationActive={false}
      />
    </ComposedChart>
  );
}

/** Axes, interval and line of a trend, silent for screen readers; drawn again only when they change. */
export const TrendLines = memo(Lines);
