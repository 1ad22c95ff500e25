import type { ScopeFigures } from '@afterword/plugin-reliability-common';
import { useWords } from '../words';
import styles from './FigureText.module.css';
import { SaidFigureId, useSaidFigures } from './said/useSaidFigures';

/** A figure with its interval, in a line; or why there is none. Nothing for what the reader may not see. */
export function SaidText({
  figures,
  id,
}: {
  readonly figures: ScopeFigures;
  readonly id: SaidFigureId;
}) {
  const { t } = useWords();
  const said = useSaidFigures()(figures, id);
  if (!said) return null;
  if ('reason' in said) {
    return <span className={styles.quiet}>{said.reason}</span>;
  }
  const { value, unit, interval, state } = said;
  return (
    <span className={styles.figure}>
      <b>
        {value}
        {unit && ` ${unit}`}
      </b>
      <span className={styles.quiet}>
        {interval && t('figures.inBrackets', { interval })}
        {state === 'lowConfidence' && ` · ${t('figures.lowConfidence')}`}
      </span>
    </span>
  );
}
