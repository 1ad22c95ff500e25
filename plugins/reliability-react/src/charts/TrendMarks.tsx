import { placeLabels, PlacedLabel } from './placeLabels';
import {
  hasValue,
  TrendBefore,
  TrendChange,
  TrendPoint,
  ValuedPoint,
} from './trend';
import { TREND_HEIGHT, TrendLayout } from './trendLayout';
import styles from './TrendChart.module.css';

/** What stands on a trend: its latest value, what it was before, what changed meanwhile, and where the reader is. */
export function TrendMarks({
  layout,
  latest,
  latestWords,
  before,
  beforePoint,
  beforeValue,
  changes,
  lonely,
  sayDay,
  current,
}: {
  readonly layout: TrendLayout;
  readonly latest: ValuedPoint | undefined;
  readonly latestWords: readonly string[];
  readonly before: TrendBefore | undefined;
  readonly beforePoint: ValuedPoint | undefined;
  /** `51 (43–60)` */
  readonly beforeValue: string | undefined;
  readonly changes: readonly TrendChange[];
  /** Points between two gaps, which no line reaches. */
  readonly lonely: readonly ValuedPoint[];
  readonly sayDay: (day: string) => string;
  readonly current: TrendPoint | undefined;
}) {
  const { xOf, yOf, top, bottom, from, until } = layout;
  const xAt = (at: string) => xOf(Date.parse(at));
  // What changed before the first point is read there, and so is marked there.
  const xOn = (day: string) =>
    xOf(Math.min(Math.max(Date.parse(day), from), until));
  const wanted = [
    ...(before && beforePoint && beforeValue !== undefined
      ? [
          {
            x: xAt(beforePoint.at),
            y: yOf(beforePoint.high ?? beforePoint.value) - 26,
            lines: [before.words, beforeValue],
            side: 'end' as const,
          },
        ]
      : []),
    // The latest change is the likeliest to be asked about.
    ...[...changes].reverse().map(({ day, words }) => ({
      x: xOn(day),
      y: top + 12,
      // A narrow chart has the words below it.
      lines: layout.isNarrow ? [sayDay(day)] : [sayDay(day), words],
      side: 'start' as const,
    })),
  ];
  const labels = placeLabels(
    layout,
    wanted,
    changes.map(({ day }) => xOn(day)),
  );
  return (
    <svg
      className={styles.marks}
      width={layout.width}
      height={TREND_HEIGHT}
      aria-hidden="true"
    >
      {changes.map(({ day, words }) => (
        <path
          key={`${day} ${words}`}
          className={styles.change}
          d={`M${xOn(day)} ${top}V${bottom}`}
        />
      ))}
      {current && (
        <path
          className={styles.cursor}
          d={`M${xAt(current.at)} ${top}V${bottom}`}
        />
      )}
      {lonely.map(({ at, low, high, value }) => (
        <g key={at}>
          {low !== null && (
            <path
              className={styles.whisker}
              d={`M${xAt(at)} ${yOf(low)}V${yOf(high ?? value)}`}
            />
          )}
          <circle className={styles.dot} cx={xAt(at)} cy={yOf(value)} r={2.5} />
        </g>
      ))}
      {beforePoint && (
        <circle
          className={styles.ring}
          cx={xAt(beforePoint.at)}
          cy={yOf(beforePoint.value)}
          r={3.5}
        />
      )}
      {latest && <EndMark layout={layout} latest={latest} x={xAt(latest.at)} />}
      {labels.map(label => (
        <Label key={`${label.x} ${label.lines.join()}`} label={label} />
      ))}
      {latest && (
        <LatestLabel
          layout={layout}
          x={xAt(latest.at)}
          y={yOf(latest.value)}
          lines={latestWords}
        />
      )}
      {current && hasValue(current) && (
        <circle
          className={styles.dot}
          cx={xAt(current.at)}
          cy={yOf(current.value)}
          r={4}
        />
      )}
    </svg>
  );
}

/** The upright line is the interval; a ring is low confidence. */
function EndMark({
  layout: { yOf, ticks },
  latest: { value, low, high, state },
  x,
}: {
  readonly layout: TrendLayout;
  readonly latest: ValuedPoint;
  readonly x: number;
}) {
  return (
    <>
      {low !== null && (
        <path
          className={styles.whisker}
          d={`M${x} ${yOf(low)}V${yOf(high ?? ticks[ticks.length - 1])}`}
        />
      )}
      <circle
        className={state === 'lowConfidence' ? styles.ring : styles.dot}
        cx={x}
        cy={yOf(value)}
        r={4}
      />
    </>
  );
}

function LatestLabel({
  layout: { isNarrow, right, bottom },
  x,
  y,
  lines: [value, ...rest],
}: {
  readonly layout: TrendLayout;
  readonly x: number;
  readonly y: number;
  readonly lines: readonly string[];
}) {
  if (isNarrow) {
    return (
      <>
        <text className={styles.latest} x={right} y={14} textAnchor="end">
          {value}
        </text>
        {rest.map((line, index) => (
          <text
            key={line}
            className={styles.label}
            x={right}
            y={32 + 16 * index}
            textAnchor="end"
          >
            {line}
          </text>
        ))}
      </>
    );
  }
  // Near the ground it moves up, so that its last line stands on it.
  const start = Math.min(y - 1, bottom - 16 * rest.length);
  const place = Math.max(x, right) + 12;
  return (
    <>
      <text className={styles.latest} x={place} y={start}>
        {value}
      </text>
      {rest.map((line, index) => (
        <text
          key={line}
          className={styles.label}
          x={place}
          y={start + 17 + 16 * index}
        >
          {line}
        </text>
      ))}
    </>
  );
}

function Label({
  label: { x, y, lines, anchor },
}: {
  readonly label: PlacedLabel;
}) {
  return (
    <text className={styles.label} textAnchor={anchor}>
      {lines.map((line, index) => (
        <tspan
          key={line}
          x={x}
          y={y + 16 * index}
          className={index === 0 ? styles.first : undefined}
        >
          {line}
        </tspan>
      ))}
    </text>
  );
}
