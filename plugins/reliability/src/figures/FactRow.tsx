import { Fragment } from 'react';
import styles from './FactRow.module.css';
import type { SaidFact } from './said/SaidFigure';

/** Small facts one after the other; a line ends between two of them, never within one. */
export function FactRow({ facts }: { readonly facts: readonly SaidFact[] }) {
  return (
    <>
      {facts.map((fact, index) => (
        <Fragment key={typeof fact === 'string' ? fact : fact.key}>
          {/* A line never begins with a dot. */}
          {index > 0 && '\u00a0· '}
          <span className={styles.fact}>{fact}</span>
        </Fragment>
      ))}
    </>
  );
}
