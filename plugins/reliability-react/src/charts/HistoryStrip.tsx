import {
  KeyboardEvent,
  SyntheticEvent,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import '../theme/tokens.css';
import { reliabilityReactTranslationRef } from '../words/translation';
import { HistoryGround } from './HistoryGround';
import { HistoryMarkLink } from './HistoryMarkLink';
import { HistoryMark, PlacedMark, placeHistory } from './historyMarks';
import styles from './HistoryStrip.module.css';
import { stepOf } from './useCursor';
import { useWidth } from './useWidth';

/** Places in a message, of characters that no message has. */
const WORDS = '\u0001';
const COUNT = '\u0002';

/** Props of {@link HistoryStrip}. @public */
export interface HistoryStripProps<TMark extends HistoryMark = HistoryMark> {
  /** What is shown, for screen readers: `Incidents, near misses and drills from … until …`. */
  readonly 'aria-label': string;
  readonly marks: readonly TMark[];
  /** UTC milliseconds. */
  readonly from: number;
  /** UTC milliseconds, later than `from`. */
  readonly until: number;
  /** The window of the figures, in UTC milliseconds, shaded and named: `this window`. */
  readonly window?: {
    readonly from: number;
    readonly until: number;
    readonly words: string;
  };
  /** `Sev-1`, `Near misses` */
  readonly rowNames: Readonly<
    Record<'sev1' | 'sev2' | 'sev3' | 'nearMiss' | 'drill', string>
  >;
  /** Below the strip while no mark is pointed at: `Choose a mark to open its postmortem`. */
  readonly hint: string;
  /** Where a mark leads. */
  readonly hrefOf: (mark: TMark) => string | undefined;
  /** What a mark is: `13 Nov 2026, Sev-1: Card payments failed, restored after 47 min`. */
  readonly sayMark: (mark: TMark) => string;
}

/**
 * Events on a line of time: stems for incidents, the graver the higher; rings for near misses; squares for drills. Where they are
 * too many to tell apart, the gravest stands for its neighbours and says how many they are. One stop of the tab key, then the
 * arrow keys.
 *
 * @public
 */
export function HistoryStrip<TMark extends HistoryMark>({
  'aria-label': label,
  marks,
  from,
  until,
  window,
  rowNames,
  hint,
  hrefOf,
  sayMark,
}: HistoryStripProps<TMark>) {
  const { t } = useTranslationRef(reliabilityReactTranslationRef);
  const [ref, width] = useWidth<HTMLDivElement>();
  const list = useRef<HTMLUListElement>(null);
  const [reachable, setReachable] = useState<number>();
  const [pointed, setPointed] = useState<number>();
  const placed = useMemo(
    () => (width > 0 ? placeHistory(marks, from, until, width) : []),
    [marks, from, until, width],
  );
  const reached = Math.min(reachable ?? Infinity, placed.length - 1);
  const reading = pointed === undefined ? undefined : placed[pointed];

  const sayMany = useMemo(() => {
    // One message for all of them: looking it up for each mark takes longer than everything else.
    const message = t('chart.gravestOf', { words: WORDS, n: COUNT });
    return (words: string, count: number) =>
      message.split(COUNT).join(String(count)).split(WORDS).join(words);
  }, [t]);
  const say = ({ mark, count }: PlacedMark<TMark>) =>
    count > 1 ? sayMany(sayMark(mark), count) : sayMark(mark);
  const go = (event: KeyboardEvent) => {
    const next = stepOf(event.key, reached, placed.length);
    if (next === undefined) return;
    event.preventDefault();
    list.current?.querySelector<HTMLElement>(`[data-mark="${next}"]`)?.focus();
  };

  return (
    <div className={styles.history}>
      {/* One listener for all marks: they may be many. */}
      <div
        ref={ref}
        className={styles.strip}
        role="presentation"
        onKeyDown={go}
        onFocus={event => {
          setReachable(markOf(event));
          setPointed(markOf(event));
        }}
        onBlur={() => setPointed(undefined)}
        onPointerOver={event => setPointed(markOf(event))}
        onPointerLeave={() => setPointed(undefined)}
      >
        <HistoryGround
          from={from}
          until={until}
          window={window}
          rowNames={rowNames}
          width={width}
        />
        <ul ref={list} className={styles.marks} aria-label={label}>
          {placed.map((one, index) => (
            <HistoryMarkLink
              key={one.mark.key}
              place={one}
              index={index}
              href={hrefOf(one.mark)}
              label={say(one)}
              isReachable={index === reached}
            />
          ))}
        </ul>
      </div>
      {/* The marks say this themselves to a screen reader. */}
      <p className={styles.reading} aria-hidden="true">
        {reading ? say(reading) : hint}
      </p>
    </div>
  );
}

/** The mark that something happened to. */
function markOf({ target }: SyntheticEvent): number | undefined {
  const mark =
    target instanceof Element ? target.closest('[data-mark]') : undefined;
  return mark ? Number(mark.getAttribute('data-mark')) : undefined;
}
