import { PointerEvent, useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useReaderLocale } from '../time/useReaderLocale';
import { useMomentText } from '../time/useMomentText';
import { reliabilityReactTranslationRef } from '../words/translation';
import { nearestPoint } from './nearestPoint';
import { changesAt, hasValue, latestValue, lonelyPoints } from './trend';
import type { TrendChartProps } from './TrendChart';
import styles from './TrendChart.module.css';
import { trendLayout } from './trendLayout';
import { TrendLines } from './TrendLines';
import { TrendMarks } from './TrendMarks';
import { TrendTooltip } from './TrendTooltip';
import { useCursor } from './useCursor';
import { useFigureText } from './useFigureText';
import { usePointText } from './usePointText';
import { useTimeTickText } from './useTimeTickText';
import { useWidth } from './useWidth';

const NO_CHANGES: NonNullable<TrendChartProps['changes']> = [];

/** A trend with at least one point: the part of `TrendChart` that is loaded when there is something to draw. */
export function TrendPlot(props: TrendChartProps) {
  const [ref, width] = useWidth<HTMLDivElement>();
  return (
    <div ref={ref} className={styles.chart}>
      {width > 0 && <Plot {...props} width={width} />}
    </div>
  );
}

function Plot({
  'aria-label': label,
  points,
  unit,
  before,
  changes = NO_CHANGES,
  width,
}: TrendChartProps & { readonly width: number }) {
  const { t } = useTranslationRef(reliabilityReactTranslationRef);
  const locale = useReaderLocale();
  const sayMoment = useMomentText();
  const figure = useFigureText(unit);
  const sayPoint = usePointText(figure);
  const cursor = useCursor(points.length);

  const latest = useMemo(() => latestValue(points), [points]);
  const latestWords = useMemo(() => {
    if (!latest) return [];
    const [value, ...rest] = sayPoint(latest).facts;
    const isOld = latest !== points[points.length - 1];
    return [
      value,
      rest.slice(0, 2).join(' · '),
      ...rest.slice(2),
      ...(isOld
        ? [t('chart.asOf', { day: sayMoment(latest.at, 'date', 'UTC') })]
        : []),
    ];
  }, [latest, points, sayMoment, sayPoint, t]);
  const layout = useMemo(
    () =>
      trendLayout({ points, unit, width, sayTick: figure.tick, latestWords }),
    [figure, latestWords, points, unit, width],
  );
  const sayTime = useTimeTickText(layout.timeTicks, locale, 'UTC');
  const times = useMemo(() => points.map(({ at }) => Date.parse(at)), [points]);

  const lonely = useMemo(() => lonelyPoints(points), [points]);
  const beforePoint = before && points.find(({ at }) => at === before.at);
  const current = cursor.isShown ? points[cursor.index] : undefined;
  const point = (event: PointerEvent<HTMLDivElement>) => {
    const { left } = event.currentTarget.getBoundingClientRect();
    const at =
      layout.from +
      ((event.clientX - left) / (layout.right - layout.left)) *
        (layout.until - layout.from);
    cursor.goTo(nearestPoint(times, at));
  };
  const text = sayPoint(points[cursor.index]);
  const passed = changesAt(points, cursor.index, changes);

  return (
    <>
      <div className={styles.lines} aria-hidden="true">
        <TrendLines
          points={points}
          layout={layout}
          sayTick={figure.tick}
          sayTime={sayTime}
        />
      </div>
      <TrendMarks
        layout={layout}
        latest={latest}
        latestWords={latestWords}
        before={before}
        beforePoint={
          beforePoint && hasValue(beforePoint) ? beforePoint : undefined
        }
        beforeValue={
          beforePoint && hasValue(beforePoint)
            ? figure.withInterval(beforePoint)
            : undefined
        }
        changes={changes}
        lonely={lonely}
        sayDay={day => sayMoment(`${day}T00:00:00Z`, 'date', 'UTC')}
        current={current}
      />
      {/* A slider is what screen readers lend the arrow keys to, and read again with each step. */}
      <div
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-orientation="horizontal"
        aria-valuemin={1}
        aria-valuemax={points.length}
        aria-valuenow={cursor.index + 1}
        aria-valuetext={t('chart.point', {
          day: text.day,
          facts: [...text.facts, ...passed.map(({ words }) => words)].join(
            ', ',
          ),
        })}
        className={styles.reader}
        style={{
          left: layout.left,
          width: layout.right - layout.left,
          top: layout.top,
          height: layout.bottom - layout.top,
        }}
        onFocus={cursor.show}
        onBlur={cursor.hide}
        onKeyDown={cursor.onKeyDown}
        onPointerDown={point}
        onPointerMove={point}
        onPointerLeave={cursor.hide}
      />
      {current && (
        <TrendTooltip
          layout={layout}
          x={layout.xOf(times[cursor.index])}
          text={text}
          changes={passed}
        />
      )}
    </>
  );
}
