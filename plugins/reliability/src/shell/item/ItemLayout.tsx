import { ReactNode } from 'react';
import styles from './ItemLayout.module.css';

/** Props of {@link ItemLayout}. */
export interface ItemLayoutProps {
  /** The heading, and what else stands above the columns. */
  readonly top: ReactNode;
  /** What it is. */
  readonly main: ReactNode;
  /** What it belongs to; below what it is where there is no room beside it. */
  readonly aside: ReactNode;
  /** At the end: below what it is, or below everything. */
  readonly last?: ReactNode;
  readonly isLoading?: boolean;
  /** Dialogs and notices. */
  readonly children?: ReactNode;
}

/** Everything of one item: a heading over two columns, which are one where it is narrow. */
export function ItemLayout({
  top,
  main,
  aside,
  last,
  isLoading,
  children,
}: ItemLayoutProps) {
  return (
    <div className={styles.page} aria-busy={isLoading}>
      {top}
      <div className={styles.columns}>
        <div className={styles.column}>
          {main}
          {last !== undefined && <div className={styles.last}>{last}</div>}
        </div>
        <div className={styles.column}>{aside}</div>
      </div>
      {children}
    </div>
  );
}
