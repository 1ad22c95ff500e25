import { ReactNode } from 'react';
import { useWords } from '../../words';
import styles from './DocumentPart.module.css';
import { partAnchor } from './Outline';
import type { OutlinePart } from './outlineStates';

/** One question of the document: its heading, its prompt, and what answers it. */
export function DocumentPart({
  part,
  children,
}: {
  readonly part: OutlinePart;
  readonly children: ReactNode;
}) {
  const { t } = useWords();
  const id = partAnchor(part);
  return (
    <section
      id={id}
      className={styles.part}
      aria-labelledby={`${id}-title`}
      tabIndex={-1}
    >
      <h2 id={`${id}-title`} className={styles.title}>
        {t(`postmortems.section.question.${part}`)}
      </h2>
      <p className={styles.prompt}>
        {t(`postmortems.section.questionPrompt.${part}`)}
      </p>
      {children}
    </section>
  );
}
