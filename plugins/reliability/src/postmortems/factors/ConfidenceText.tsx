import type { Confidence } from '@afterword/plugin-reliability-common';
import { useWords } from '../../words';
import styles from './ConfidenceText.module.css';

const BARS: Readonly<Record<Confidence, number>> = {
  established: 3,
  likely: 2,
  possible: 1,
};

/** How sure the authors are: a word, behind one to three bars. */
export function ConfidenceText({
  confidence,
}: {
  readonly confidence: Confidence;
}) {
  const { t } = useWords();
  return (
    <span className={styles.confidence}>
      <span className={styles.bars} aria-hidden="true">
        {[1, 2, 3].map(bar => (
          <i key={bar} data-filled={bar <= BARS[confidence] || undefined} />
        ))}
      </span>
      {t(`postmortems.factors.confidence.${confidence}`)}
    </span>
  );
}
