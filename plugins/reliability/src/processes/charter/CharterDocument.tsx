import type { CharterVersion } from '@afterword/plugin-reliability-common';
import { Markdown, SectionCard } from '@afterword/plugin-reliability-react';
import { useWords } from '../../words';
import styles from './charter.module.css';

/** What the charter says, and the words that it explains. */
export function CharterDocument({
  charter: { text, glossary },
}: {
  readonly charter: Pick<CharterVersion, 'text' | 'glossary'>;
}) {
  const { t } = useWords();
  return (
    <>
      <SectionCard title={t('processes.charter.howWeDoIt')}>
        <div className={styles.text}>
          <Markdown headingLevel={2}>{text}</Markdown>
        </div>
      </SectionCard>
      {glossary.length > 0 && (
        <SectionCard title={t('processes.charter.glossary')}>
          <dl className={styles.terms}>
            {glossary.map(({ term, meaning }) => (
              <div key={term} className={styles.term}>
                <dt>{term}</dt>
                <dd>{meaning}</dd>
              </div>
            ))}
          </dl>
        </SectionCard>
      )}
    </>
  );
}
