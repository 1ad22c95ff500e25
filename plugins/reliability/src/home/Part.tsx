import { useId, type ReactNode } from 'react';
import { Link } from '@backstage/ui';
import { RowList, SkeletonText } from '@afterword/plugin-reliability-react';
import styles from './home.module.css';

/** A kind of what waits, with the way to all of it. */
export function Part<TItem>({
  title,
  none,
  all,
  failed,
  items,
  row,
}: {
  readonly title: string;
  /** Says that nothing waits. */
  readonly none: string;
  /** The way to all of it, offered where anything waits; nothing where its page is not there. */
  readonly all: { readonly words: string; readonly href: string } | undefined;
  /** Says that it could not be read; nothing where it was, or is being read. */
  readonly failed: ReactNode;
  /** Nothing while they are not known. */
  readonly items: readonly TItem[] | undefined;
  readonly row: (item: TItem) => ReactNode;
}) {
  const id = useId();
  const waiting = items ?? [];
  return (
    <section aria-labelledby={id}>
      <div className={styles.head}>
        <h3 id={id} className={styles.title}>
          {title}
        </h3>
        {all && waiting.length > 0 && (
          <Link href={all.href} standalone>
            {all.words}
          </Link>
        )}
      </div>
      {!items && (failed || <SkeletonText lines={2} />)}
      {items && waiting.length === 0 && <p className={styles.none}>{none}</p>}
      {waiting.length > 0 && (
        <RowList aria-label={title}>{waiting.map(row)}</RowList>
      )}
    </section>
  );
}
