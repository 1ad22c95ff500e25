import type { NamedLearning } from '@afterword/plugin-reliability-common';
import { KeyText, SectionCard } from '@afterword/plugin-reliability-react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { learningRouteRef } from '../../routes';
import { useWords } from '../../words';
import styles from './page.module.css';

/** Learnings that this one took the place of. */
export function InsteadOf({
  learnings,
}: {
  readonly learnings: readonly NamedLearning[];
}) {
  const { t } = useWords();
  const link = useRouteRef(learningRouteRef);
  return (
    <SectionCard title={t('learnings.standing.insteadOf')}>
      <ul className={styles.named}>
        {learnings.map(({ key, statement, state }) => (
          <li key={key}>
            <KeyText value={key} href={link?.({ key })} /> {statement}{' '}
            <span className={styles.quiet}>
              {t(`learnings.standing.state.${state}`)}
            </span>
          </li>
        ))}
      </ul>
    </SectionCard>
  );
}
