import type {
  ReportFigure,
  ReportWords,
} from '@afterword/plugin-reliability-common';
import { FactRow } from '../figures/FactRow';
import styles from './ReportDocument.module.css';

/** The value, its interval, and in small words what it rests on and whether it changed. */
export function FigureSaid({
  figure: { state, value, interval, basis, change },
  words,
}: {
  readonly figure: ReportFigure;
  readonly words: ReportWords;
}) {
  // Some values have no interval, and a share of time has one where nothing happened.
  const isValue =
    state === 'ok' ||
    state === 'lowConfidence' ||
    interval !== null ||
    value.message.code === 'percent';
  return (
    <>
      <span>
        <b className={isValue ? undefined : styles.reason}>
          {words.say(value)}
        </b>
        {interval && ` (${words.say(interval)})`}
        {basis.length > 0 && (
          <span className={styles.small}>
            {' · '}
            <FactRow facts={basis.map(words.say)} />
          </span>
        )}
      </span>
      {change && <span className={styles.small}>{words.say(change)}</span>}
    </>
  );
}
