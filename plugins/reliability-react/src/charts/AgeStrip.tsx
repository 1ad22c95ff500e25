import { Link } from 'react-router-dom';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { HiddenText } from '../components/HiddenText';
import '../theme/tokens.css';
import { reliabilityReactTranslationRef } from '../words/translation';
import { AgeMarks } from './AgeMarks';
import styles from './AgeStrip.module.css';
import { ageTicks } from './ageTicks';
import { widthOf } from './widthOf';
import { useAgeText } from './useAgeText';
import { useWidth } from './useWidth';

/** Something promised that is not done yet. @public */
export interface AgedItem {
  readonly key: string;
  /** How many days ago it was promised. */
  readonly days: number;
  readonly isOverdue: boolean;
}

/** A scope and what is open in it. @public */
export interface AgeStripScope {
  readonly key: string;
  readonly name: string;
  /** Where its name leads. */
  readonly href?: string;
  readonly items: readonly AgedItem[];
  /** The median age in days and its interval; nothing where they are too few for one. */
  readonly median: {
    readonly days: number;
    readonly low: number;
    /** Nothing where nothing bounds it. */
    readonly high: number | null;
  } | null;
}

/** Props of {@link AgeStrip}. @public */
export interface AgeStripProps {
  /** What is shown, for screen readers. */
  readonly 'aria-label': string;
  /** In the order in which they stand: from A to Z, as answers list them, never by value. */
  readonly scopes: readonly AgeStripScope[];
}

/**
 * Where commitments wait: a row for each scope, a mark for each open commitment by its age, a diamond when it is overdue.
 *
 * @public
 */
export function AgeStrip({ 'aria-label': label, scopes }: AgeStripProps) {
  const { t } = useTranslationRef(reliabilityReactTranslationRef);
  const { sayMedian, sayRow } = useAgeText();
  const [ref, width] = useWidth<HTMLDivElement>();
  const items = scopes.flatMap(row => row.items);
  const oldest = items.reduce((most, { days }) => Math.max(most, days), 0);
  const ticks = ageTicks(oldest);
  const end = ticks[ticks.length - 1];
  const named = oldestOverdue(scopes);
  const lastWords = t('chart.days', { count: end });
  // The words at the end may need the room of the tick before.
  const isTight = width / (ticks.length - 1) < widthOf(lastWords) + 14;

  return (
    <div className={styles.ages}>
      <div className={styles.head} aria-hidden="true">
        <span className={styles.median}>{t('chart.medianAge')}</span>
        <span className={styles.n}>{t('chart.count')}</span>
      </div>
      <ul className={styles.rows} aria-label={label}>
        {scopes.map((row, index) => (
          <li key={row.key} className={styles.row}>
            <span className={styles.name}>
              {row.href ? <Link to={row.href}>{row.name}</Link> : row.name}
            </span>
            <HiddenText>{sayRow(row)}</HiddenText>
            <div
              ref={index === 0 ? ref : undefined}
              className={styles.strip}
              aria-hidden="true"
            >
              {width > 0 && (
                <AgeMarks
                  items={row.items}
                  ticks={ticks}
                  end={end}
                  width={width}
                  overdueWord={
                    row.key === named ? t('chart.overdue') : undefined
                  }
                />
              )}
            </div>
            <span className={styles.median} aria-hidden="true">
              {row.median ? (
                <>
                  <b>{sayMedian(row.median).value}</b>{' '}
                  {sayMedian(row.median).interval}
                </>
              ) : (
                t('chart.tooFew')
              )}
            </span>
            <span className={styles.n} aria-hidden="true">
              {row.items.length}
            </span>
          </li>
        ))}
      </ul>
      <div className={styles.axis} aria-hidden="true">
        <div className={styles.strip}>
          {ticks.map((tick, index) => (
            <span
              key={tick}
              className={styles.tick}
              data-last={index === ticks.length - 1 || undefined}
              style={{ left: `${(tick / end) * 100}%` }}
            >
              {index === ticks.length - 1 && lastWords}
              {index < ticks.length - (isTight ? 2 : 1) && tick}
            </span>
          ))}
        </div>
      </div>
    </div>
  );
}

/** The scope that waits longest for something overdue: there the shape is named. */
function oldestOverdue(rows: readonly AgeStripScope[]): string | undefined {
  let named: { key: string; days: number } | undefined;
  for (const { key, items } of rows) {
    for (const { days, isOverdue } of items) {
      if (isOverdue && (!named || days > named.days)) named = { key, days };
    }
  }
  return named?.key;
}
