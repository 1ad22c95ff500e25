import type { LearningRecord } from '@afterword/plugin-reliability-common';
import { KeyText, SectionCard } from '@afterword/plugin-reliability-react';
import { FailureModeText } from '../../failureModes/FailureModeText';
import { ItemHeading } from '../../shell/item/ItemHeading';
import { ItemLayout } from '../../shell/item/ItemLayout';
import { useDocumentTitle } from '../../shell/useDocumentTitle';
import { useWords } from '../../words';
import { LearningOrigin } from './LearningOrigin';
import styles from './page.module.css';

const said = ['appliesTo', 'helped', 'didNotHelp'] as const;

/** One learning: what it says, where it applies, what helped and what did not, and where it comes from. */
export function LearningView({
  learning,
}: {
  readonly learning: LearningRecord;
}) {
  const { t } = useWords();
  const { key, statement, failureMode, publishedAt } = learning;
  useDocumentTitle(`${key} ${statement}`);
  return (
    <ItemLayout
      top={
        <ItemHeading
          title={statement}
          facts={
            <>
              <KeyText value={key} />
              {failureMode && (
                <span>
                  <FailureModeText of={failureMode} />
                </span>
              )}
              {publishedAt === null && <span>{t('learnings.page.draft')}</span>}
            </>
          }
        />
      }
      main={said.map(field => (
        <SectionCard key={field} title={t(`learnings.page.${field}`)}>
          {learning[field].trim() ? (
            <p className={styles.text}>{learning[field]}</p>
          ) : (
            <p className={`${styles.text} ${styles.quiet}`}>
              {t('learnings.page.notSaid')}
            </p>
          )}
        </SectionCard>
      ))}
      aside={<LearningOrigin learning={learning} />}
    />
  );
}
