import { ReactNode } from 'react';
import '../theme/tokens.css';
import styles from './RowList.module.css';

/** Props of {@link RowList}. @public */
export interface RowListProps {
  /** {@link RowListItem}s. */
  readonly children: ReactNode;
  /** Names the list where its section does not. */
  readonly 'aria-label'?: string;
}

/**
 * Rows that reach the edges of a flush `SectionCard`, divided by lines.
 *
 * @public
 */
export function RowList({ children, 'aria-label': label }: RowListProps) {
  return (
    <ul className={styles.list} aria-label={label}>
      {children}
    </ul>
  );
}

/** Props of {@link RowListItem}. @public */
export interface RowListItemProps {
  /** What the row is: a key and a title. */
  readonly title: ReactNode;
  /** At the end of the title line: a due date, a state. */
  readonly aside?: ReactNode;
  /** A second line, smaller. */
  readonly detail?: ReactNode;
  /** Buttons, or whatever else the row needs. */
  readonly children?: ReactNode;
}

/**
 * One row of a {@link RowList}.
 *
 * @public
 */
export function RowListItem({
  title,
  aside,
  detail,
  children,
}: RowListItemProps) {
  return (
    <li className={styles.item}>
      <div className={styles.top}>
        <span className={styles.title}>{title}</span>
        {aside !== undefined && <span className={styles.aside}>{aside}</span>}
      </div>
      {detail !== undefined && <div className={styles.detail}>{detail}</div>}
      {children !== undefined && (
        <div className={styles.actions}>{children}</div>
      )}
    </li>
  );
}
