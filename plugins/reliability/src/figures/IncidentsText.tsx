import type { IncidentsFigure } from '@afterword/plugin-reliability-common';
import { useWords } from '../words';
import { changeFacts } from './changeFacts';
import styles from './FigureText.module.css';

/** How many incidents, with the interval, in a line. */
export function IncidentsText({
  figure,
}: {
  readonly figure: IncidentsFigure;
}) {
  const { t } = useWords();
  if (figure.state === 'notObserved') {
    return <span className={styles.quiet}>{t('figures.notObserved')}</span>;
  }
  const [low, high] = figure.interval;
  return (
    <span className={styles.figure}>
      <b>{figure.count}</b>
      <span className={styles.quiet}>
        {t('figures.inBrackets', {
          interval: `${Math.round(low)}–${Math.round(high)}`,
        })}
        {changeFacts(t, figure.change).map(fact => ` · ${fact}`)}
      </span>
    </span>
  );
}
