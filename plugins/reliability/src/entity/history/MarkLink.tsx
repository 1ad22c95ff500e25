import { Link } from 'react-router-dom';
import styles from './HistoryStrip.module.css';
import { StripMark, stripRows } from './placeMarks';

/** Half of what can be pointed at around a mark, in pixels. */
const REACH = 12;

/** One mark of the strip; leads to what was written about it. */
export function MarkLink({
  mark,
  href,
  label,
  isReachable,
  onPoint,
  onFocus,
  onBlur,
}: {
  readonly mark: StripMark;
  readonly href: string | undefined;
  readonly label: string;
  /** The one that the tab key stops at. */
  readonly isReachable: boolean;
  readonly onPoint: () => void;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
}) {
  const { x, y } = mark;
  return (
    <li className={styles.place} style={{ left: `${x}%` }}>
      {mark.row === 'incident' && (
        <span
          className={styles.stem}
          style={{ top: y, height: stripRows.axis - y }}
        />
      )}
      {mark.label && (
        <span
          className={styles.label}
          style={{ top: y - 8 }}
          aria-hidden="true"
        >
          {mark.label}
        </span>
      )}
      <Link
        to={href ?? ''}
        className={styles.mark}
        style={{ top: y - REACH }}
        aria-label={label}
        tabIndex={isReachable ? 0 : -1}
        onPointerEnter={onPoint}
        onFocus={onFocus}
        onBlur={onBlur}
      >
        <svg
          width={2 * REACH}
          height={2 * REACH}
          viewBox={`${-REACH} ${-REACH} ${2 * REACH} ${2 * REACH}`}
          aria-hidden="true"
        >
          <Head mark={mark} />
        </svg>
      </Link>
    </li>
  );
}

function Head({ mark: { row, size } }: { readonly mark: StripMark }) {
  switch (row) {
    case 'nearMiss':
      return <circle className={styles.ring} r={size} />;
    case 'drill':
      return <path className={styles.ring} d="M-4.5-4.5h9v9h-9z" />;
    default:
      return <circle className={styles.dot} r={size} />;
  }
}
