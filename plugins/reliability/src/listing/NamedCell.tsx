import styles from './NamedCell.module.css';
import { useNarrow } from './useNarrow';

/** A value in a list; on a phone, where no header names it, its name stands before it. */
export function NamedCell({
  name,
  children,
}: {
  readonly name: string;
  readonly children: JSX.Element;
}) {
  if (!useNarrow()) return children;
  return (
    <span className={styles.named}>
      <span>{name}</span>
      {children}
    </span>
  );
}
