import { useId, type ReactNode } from 'react';
import styles from './home.module.css';

/** A kind of what waits, with the way to all of it. */
export function Part({
  title,
  wayOn,
  children,
}: {
  readonly title: string;
  readonly wayOn: ReactNode;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <div className={styles.head}>
        <h3 id={id} className={styles.title}>
          {title}
        </h3>
        {wayOn}
      </div>
      {children}
    </section>
  );
}
