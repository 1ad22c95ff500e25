import { Button } from '@backstage/ui';
import type { Incident } from '@afterword/plugin-reliability-common';
import { Markdown, SectionCard } from '@afterword/plugin-reliability-react';
import { useWords } from '../../words';
import { Editing, incidentTexts } from './Editing';
import formStyles from '../../editing/form.module.css';
import styles from './page.module.css';

/** What people wrote about it: for a near miss also what stopped it and what would help. */
export function TextSections({
  incident,
  onEdit,
}: {
  readonly incident: Incident;
  /** Missing for whoever may only read it. */
  readonly onEdit?: (editing: Editing) => void;
}) {
  const { t } = useWords();
  const shown = incidentTexts.filter(
    field =>
      field === 'summary' ||
      incident.kind === 'nearMiss' ||
      incident[field] !== null,
  );
  return (
    <>
      {shown.map(field => {
        const text = incident[field] ?? '';
        const title = t(`incidents.page.${field}`);
        return (
          <SectionCard
            key={field}
            title={title}
            meta={
              onEdit && (
                <Button
                  variant="tertiary"
                  className={formStyles.edit}
                  aria-label={t('incidents.page.editTextOf', { title })}
                  onPress={() => onEdit({ what: 'text', field })}
                >
                  {t('incidents.page.editText')}
                </Button>
              )
            }
          >
            {text.trim() ? (
              <Markdown>{text}</Markdown>
            ) : (
              <p className={styles.empty}>
                {t(`incidents.page.noText.${field}`)}
              </p>
            )}
          </SectionCard>
        );
      })}
    </>
  );
}
