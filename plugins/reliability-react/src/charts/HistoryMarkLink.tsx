import { CSSProperties, memo } from 'react';
import { Link } from 'react-router-dom';
import { HistoryMark, historyRows, PlacedMark } from './historyMarks';
import styles from './HistoryStrip.module.css';

function MarkLink({
  place: { mark, count, x, y, size, hasStem, words },
  index,
  href,
  label,
  isReachable,
}: {
  readonly place: PlacedMark<HistoryMark>;
  readonly index: number;
  readonly href: string | undefined;
  readonly label: string;
  /** The one that the tab key stops at. */
  readonly isReachable: boolean;
}) {
  const given = {
    'data-mark': index,
    'data-kind': mark.kind,
    'data-crowd': count > 1 || undefined,
    className: styles.mark,
    style: {
      '--x': `${x}px`,
      '--y': `${y}px`,
      '--size': `${2 * size}px`,
      '--stem': hasStem ? `${historyRows.axis - y}px` : '0px',
    } as CSSProperties,
    tabIndex: isReachable ? 0 : -1,
    // Whoever speaks to the page says what stands there.
    'aria-label': said(words, label),
  };
  return (
    <li>
      {href === undefined ? (
        <span role="img" {...given}>
          {words}
        </span>
      ) : (
        <Link to={href} {...given}>
          {words}
        </Link>
      )}
    </li>
  );
}

function said(words: string | undefined, label: string): string {
  return words === undefined || label.includes(words)
    ? label
    : `${words}: ${label}`;
}

/** One mark of a history, with as few elements as there can be: its stem and its head are drawn by the style sheet. */
export const HistoryMarkLink = memo(MarkLink);
