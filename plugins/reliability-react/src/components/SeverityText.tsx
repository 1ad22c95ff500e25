import { ReactNode } from 'react';
import '../theme/tokens.css';
import styles from './SeverityText.module.css';

/**
 * What an event is, for its mark: incidents by how much they hurt, and the
 * kinds that are never counted as incidents.
 *
 * @public
 */
export type SeverityMark =
  | 'sev1'
  | 'sev2'
  | 'sev3'
  | 'sev4'
  | 'sev5'
  | 'unrated'
  | 'nearMiss'
  | 'drill'
  | 'maintenance';

/** Props of {@link SeverityText}. @public */
export interface SeverityTextProps {
  readonly mark: SeverityMark;
  /** The same in words: `Sev-1`, `Near miss`. */
  readonly children: ReactNode;
}

/**
 * How much it hurt, in words behind the mark of the history strip: the height
 * of the stem is the severity; a ring is a near miss, a square a drill.
 *
 * @public
 */
export function SeverityText({ mark, children }: SeverityTextProps) {
  return (
    <span className={styles.severity}>
      <svg
        className={styles.mark}
        viewBox="0 0 10 16"
        width="10"
        height="16"
        aria-hidden="true"
      >
        <Mark mark={mark} />
      </svg>
      {children}
    </span>
  );
}

/** Top of the stem and size of its head, by severity. */
const STEMS: Partial<
  Record<SeverityMark, { readonly y: number; readonly r: number }>
> = {
  sev1: { y: 3.5, r: 3.5 },
  sev2: { y: 5.5, r: 3 },
  sev3: { y: 8, r: 2.5 },
  sev4: { y: 10.5, r: 2 },
  sev5: { y: 13, r: 1.5 },
};

function Mark({ mark }: { readonly mark: SeverityMark }) {
  const stem = STEMS[mark];
  if (stem) {
    return (
      <>
        <path className={styles.line} d={`M5 15.5V${stem.y}`} />
        <circle className={styles.filled} cx="5" cy={stem.y} r={stem.r} />
      </>
    );
  }
  switch (mark) {
    case 'nearMiss':
      return <circle className={styles.line} cx="5" cy="11" r="3.5" />;
    case 'drill':
      return <path className={styles.line} d="M1.5 7.5h7v7h-7z" />;
    case 'maintenance':
      return <path className={styles.line} d="M1.5 11h7" />;
    default:
      return <circle className={styles.filled} cx="5" cy="11" r="1.5" />;
  }
}
