import type { KeyedLearning } from '@afterword/plugin-reliability-common';
import { KeyText } from '@afterword/plugin-reliability-react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { FailureModeText } from '../../failureModes/FailureModeText';
import { LearningAnswers } from '../../learnings/asks/LearningAnswers';
import { learningRouteRef } from '../../routes';
import { useWords } from '../../words';
import { PartCard } from '../parts/PartCard';
import styles from './LearningCard.module.css';

const said = ['failureMode', 'appliesTo', 'helped', 'didNotHelp'] as const;

/** One learning: what was learned, where it applies, what helped and what did not. */
export function LearningCard({
  learning,
  isPublished,
  onChange,
}: {
  readonly learning: KeyedLearning;
  /** Others are asked about it then. */
  readonly isPublished: boolean;
  /** Missing where the reader cannot change it. */
  readonly onChange: (() => void) | undefined;
}) {
  const { t } = useWords();
  const link = useRouteRef(learningRouteRef);
  const { key } = learning;
  const fields = said.filter(field => learning[field]);
  return (
    <PartCard
      text={learning.statement}
      change={t('postmortems.learnings.change', { text: learning.statement })}
      onChange={onChange}
    >
      <KeyText value={key} href={link?.({ key })} />
      {fields.length > 0 && (
        <dl className={styles.fields}>
          {fields.map(field => (
            <div key={field}>
              <dt className={styles.name}>
                {t(`postmortems.learnings.${field}`)}
              </dt>
              <dd className={styles.text}>
                {field === 'failureMode' ? (
                  <FailureModeText of={learning[field] ?? ''} />
                ) : (
                  learning[field]
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {isPublished && <LearningAnswers learning={learning} />}
    </PartCard>
  );
}
