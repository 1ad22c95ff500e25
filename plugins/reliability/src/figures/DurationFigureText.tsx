import type { DurationFigure } from '@afterword/plugin-reliability-common';
import {
  useDurationInterval,
  useDurationText,
} from '@afterword/plugin-reliability-react';
import { useWords } from '../words';
import { changeFacts } from './changeFacts';
import styles from './FigureText.module.css';

/** A typical duration with its interval and on how many it rests, in a line; or why there is none. */
export function DurationFigureText({
  figure,
}: {
  readonly figure: DurationFigure;
}) {
  const { t } = useWords();
  const sayDuration = useDurationText();
  const sayInterval = useDurationInterval();
  switch (figure.state) {
    case 'notObserved':
      return <span className={styles.quiet}>{t('figures.notObserved')}</span>;
    case 'none':
      return <span className={styles.quiet}>{t('figures.noIncidents')}</span>;
    case 'tooFew':
      return (
        <span className={styles.figure}>
          <span>{t('figures.tooFewShort')}</span>
          <span className={styles.quiet}>
            {t('figures.n', { n: figure.n })}
          </span>
        </span>
      );
    default: {
      const { median, interval, n, state } = figure;
      const said = sayInterval(interval);
      return (
        <span className={styles.figure}>
          <b>
            {median === null
              ? t('figures.longer', { duration: sayDuration(interval[0]) })
              : sayDuration(median)}
          </b>
          <span className={styles.quiet}>
            {t('figures.inBrackets', {
              interval: said.unit
                ? `${said.text}\u00a0${said.unit}`
                : said.text,
            })}{' '}
            · {t('figures.n', { n })}
            {state === 'lowConfidence' && ` · ${t('figures.lowConfidence')}`}
            {changeFacts(t, figure.change).map(fact => ` · ${fact}`)}
          </span>
        </span>
      );
    }
  }
}
