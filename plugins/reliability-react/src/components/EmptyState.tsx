import { ReactNode } from 'react';
import '../theme/tokens.css';
import styles from './EmptyState.module.css';

/** Props of {@link EmptyState}. @public */
export interface EmptyStateProps {
  /** What there is not, plainly. */
  readonly title: ReactNode;
  /** Why, and what will bring it here. */
  readonly children?: ReactNode;
  /** Ways out; the first may be primary. */
  readonly actions?: ReactNode;
  /** @defaultValue 3 */
  readonly headingLevel?: 2 | 3;
}

/**
 * Says that there is nothing, why, and what to do about it.
 *
 * @public
 */
export function EmptyState({
  title,
  children,
  actions,
  headingLevel = 3,
}: EmptyStateProps) {
  const Heading = headingLevel === 2 ? 'h2' : 'h3';
  return (
    <div className={styles.empty}>
      <Heading className={styles.title}>{title}</Heading>
      {children !== undefined && <div className={styles.why}>{children}</div>}
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
