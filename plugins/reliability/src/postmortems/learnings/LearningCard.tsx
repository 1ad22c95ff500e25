import type { Learning } from '@afterword/plugin-reliability-common';
import { useWords } from '../../words';
import { PartCard } from '../parts/PartCard';
import styles from './LearningCard.module.css';

const said = ['failureMode', 'appliesTo', 'helped', 'didNotHelp'] as const;

/** One learning: what was learned, where it applies, what helped and what did not. */
export function LearningCard({
  learning,
  onChange,
}: {
  readonly learning: Learning;
  /** Missing where the reader cannot change it. */
  readonly onChange: (() => void) | undefined;
}) {
  const { t } = useWords();
  const fields = said.filter(field => learning[field]);
  return (
    <PartCard
      text={learning.statement}
      change={t('postmortems.learnings.change', { text: learning.statement })}
      onChange={onChange}
    >
      {fields.length > 0 && (
        <dl className={styles.fields}>
          {fields.map(field => (
            <div key={field}>
              <dt className={styles.name}>
                {t(`postmortems.learnings.${field}`)}
              </dt>
              <dd className={styles.text}>{learning[field]}</dd>
            </div>
          ))}
        </dl>
      )}
    </PartCard>
  );
}
