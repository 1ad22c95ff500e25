import { Fragment } from 'react';
import styles from './FactRow.module.css';

/** Small facts one after the other; a line ends between two of them, never within one. */
export function FactRow({ facts }: { readonly facts: readonly string[] }) {
  return (
    <>
      {facts.map((fact, index) => (
        <Fragment key={fact}>
          {index > 0 && ' · '}
          <span className={styles.fact}>{fact}</span>
        </Fragment>
      ))}
    </>
  );
}
