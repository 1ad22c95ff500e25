import type { Postmortem } from '@afterword/plugin-reliability-common';
import { DateTimeText } from '@afterword/plugin-reliability-react';
import { AuthorName } from '../../people/AuthorName';
import { useWords } from '../../words';
import styles from './PublishedAlthough.module.css';
import { useGateName } from './useGateName';

/** The gates that stood open where it was published, why it was all the same, who said so, and when. */
export function PublishedAlthough({
  overrides,
}: Pick<Postmortem, 'overrides'>) {
  const { t } = useWords();
  const nameOf = useGateName();
  if (overrides.length === 0) return null;
  const title = t('postmortems.page.although.title', {
    count: overrides.length,
  });
  return (
    <section className={styles.although} aria-label={title}>
      <b>{title}</b>
      <ul>
        {overrides.map(({ gate, reason, by, at }) => (
          <li key={gate}>
            {t('postmortems.page.although.gate', { gate: nameOf(gate) })}{' '}
            <q>{reason}</q>{' '}
            <span className={styles.who}>
              <AuthorName by={by} />
              {' · '}
              <DateTimeText at={at} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
