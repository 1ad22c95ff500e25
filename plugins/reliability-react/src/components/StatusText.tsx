import { ReactNode } from 'react';
import '../theme/tokens.css';
import styles from './StatusText.module.css';

/**
 * How a state is to be read: `plain`; `quiet`, over and done with; `waits`, for
 * the reader or right now; `overdue`, commitments only; `settled`, verified,
 * held, covered.
 *
 * @public
 */
export type StatusTone = 'plain' | 'quiet' | 'waits' | 'overdue' | 'settled';

/** Props of {@link StatusText}. @public */
export interface StatusTextProps {
  readonly tone: StatusTone;
  /** The state in words: colour never says it alone. */
  readonly children: ReactNode;
}

/**
 * A state in words. An overdue one also carries a diamond.
 *
 * @public
 */
export function StatusText({ tone, children }: StatusTextProps) {
  return (
    <span className={styles.status} data-tone={tone}>
      {tone === 'overdue' && <Diamond />}
      {children}
    </span>
  );
}

function Diamond() {
  return (
    <svg
      className={styles.mark}
      viewBox="0 0 8 8"
      width="8"
      height="8"
      aria-hidden="true"
    >
      <path d="M4 0 8 4 4 8 0 4z" fill="currentColor" />
    </svg>
  );
}
