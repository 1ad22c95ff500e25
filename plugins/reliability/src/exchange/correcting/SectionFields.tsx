import { TextAreaField } from '@backstage/ui';
import {
  PostmortemRecord,
  postmortemSectionIds,
} from '@afterword/plugin-reliability-common';
import { Markdown } from '@afterword/plugin-reliability-react';
import { useWords } from '../../words';
import { CorrectedRow } from './CorrectedRow';
import styles from './DraftFields.module.css';

type Sections = NonNullable<PostmortemRecord['sections']>;

/** The prose, as it will read. */
export function SectionFields({
  sections,
  onChange,
}: {
  readonly sections: Sections;
  readonly onChange: (sections: Sections) => void;
}) {
  const { t } = useWords();
  const found = postmortemSectionIds.filter(id => sections[id] !== undefined);
  return (
    <div className={styles.part}>
      <h3>{t('exchange.import.correcting.sections')}</h3>
      {found.length === 0 && (
        <p className={styles.quiet}>
          {t('exchange.import.correcting.noSections')}
        </p>
      )}
      <ul className={styles.rows}>
        {found.map(id => {
          const name = t(`postmortems.section.name.${id}`);
          return (
            <CorrectedRow
              key={id}
              name={name}
              words={
                <>
                  <h4>{name}</h4>
                  <Markdown headingLevel={4}>{sections[id] ?? ''}</Markdown>
                </>
              }
              fields={
                <TextAreaField
                  label={name}
                  description={t('incidents.page.markdownHelp')}
                  rows={10}
                  value={sections[id] ?? ''}
                  onChange={text => onChange({ ...sections, [id]: text })}
                />
              }
            />
          );
        })}
      </ul>
    </div>
  );
}
