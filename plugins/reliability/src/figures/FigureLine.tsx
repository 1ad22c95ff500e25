import { Fragment } from 'react';
import styles from './FigureLine.module.css';
import type { InUnit, SaidFact, SaidReason } from './said/SaidFigure';

/** Props of {@link FigureLine}. */
export type FigureLineProps =
  | Pick<SaidReason, 'reason' | 'facts'>
  | {
      readonly value: InUnit;
      readonly interval?: InUnit;
      readonly facts: readonly SaidFact[];
    };

/** A figure in a line of a list: its value, the interval, and what it rests on; or why there is no value. */
export function FigureLine(props: FigureLineProps) {
  // A figure without an interval begins with its first fact, and that with no dot.
  const isFirst = !('reason' in props) && props.interval === undefined;
  const facts = props.facts.map((fact, index) => (
    <Fragment key={typeof fact === 'string' ? fact : fact.key}>
      {(index > 0 || !isFirst) && ' · '}
      {fact}
    </Fragment>
  ));
  if ('reason' in props) {
    return (
      <span className={styles.quiet}>
        {props.reason}
        {facts}
      </span>
    );
  }
  const { value, interval } = props;
  return (
    <span className={styles.figure}>
      <b>{inUnit(value)}</b>
      <span className={styles.quiet}>
        {interval && `(${inUnit(interval)})`}
        {facts}
      </span>
    </span>
  );
}

function inUnit({ text, unit }: InUnit): string {
  return unit === undefined ? text : `${text}\u00a0${unit}`;
}
