import type { ReactNode } from 'react';
import styles from './ReportDocument.module.css';

/** Names with what is said of them: side by side, on a phone one below the other. */
export function ReportRows({ children }: { readonly children: ReactNode }) {
  return <dl className={styles.rows}>{children}</dl>;
}

/** One name, and what is said of it. */
export function ReportRow({
  name,
  children,
}: {
  readonly name: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div className={styles.row}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** One of several things that are said of a name, and what it is. */
export function NamedInRow({
  name,
  children,
}: {
  readonly name: string;
  readonly children: ReactNode;
}) {
  return (
    <span>
      <span className={styles.small}>{name}</span> {children}
    </span>
  );
}
