import type { Report, ReportWords } from '@afterword/plugin-reliability-common';
import { useWords } from '../words';
import styles from './ReportDocument.module.css';
import { ReportRow, ReportRows } from './ReportRows';
import { ReportSection } from './ReportSection';

/** How the figures of a report are computed. */
export function ReportDefinitions({
  definitions,
  words,
}: {
  readonly definitions: Report['definitions'];
  readonly words: ReportWords;
}) {
  const { t } = useWords();
  return (
    <ReportSection title={t('reports.said.definitionsTitle')}>
      <ReportRows>
        {definitions.map(figure => {
          const { name, sentence, formula } = words.define(figure);
          return (
            <ReportRow key={figure} name={name}>
              {sentence}
              <span className={styles.small}>
                {t('reports.said.formula', { formula })}
              </span>
            </ReportRow>
          );
        })}
      </ReportRows>
      <p className={styles.small}>{t('reports.said.changeRule')}</p>
    </ReportSection>
  );
}
