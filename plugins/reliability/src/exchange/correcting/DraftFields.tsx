import { Button } from '@backstage/ui';
import type { DocumentReading } from '@afterword/plugin-reliability-common';
import { LineField } from '../../fields/LineField';
import { useWords } from '../../words';
import { DocumentDraft, withTitle } from '../documents/ImportedDocument';
import { ActionItemFields } from './ActionItemFields';
import styles from './DraftFields.module.css';
import { FactorFields } from './FactorFields';
import { IncidentFields } from './IncidentFields';
import { SectionFields } from './SectionFields';
import { TimelineFields } from './TimelineFields';

/** What a document becomes, every part of it to be corrected. */
export function DraftFields({
  draft,
  reading,
  onChange,
}: {
  readonly draft: DocumentDraft;
  readonly reading: DocumentReading;
  readonly onChange: (draft: DocumentDraft) => void;
}) {
  const { t } = useWords();
  const { incident, postmortem, actionItems } = draft;
  const changePostmortem = (changes: Partial<typeof postmortem>) =>
    onChange({ ...draft, postmortem: { ...postmortem, ...changes } });
  return (
    <div className={styles.fields}>
      <LineField
        label={t('exchange.import.correcting.titleField')}
        value={postmortem.title}
        onChange={title => onChange(withTitle(draft, title))}
        problem={
          postmortem.title.trim() === ''
            ? t('exchange.import.correcting.titleMissing')
            : undefined
        }
      />
      {incident ? (
        <IncidentFields
          incident={incident}
          looksWrong={reading.looksWrong}
          onChange={changed => onChange({ ...draft, incident: changed })}
        />
      ) : (
        <div className={styles.part}>
          <h3>{t('exchange.import.correcting.incident')}</h3>
          <p className={styles.quiet}>
            {t('exchange.import.correcting.noIncident')}
          </p>
          <Button
            variant="secondary"
            onPress={() =>
              onChange({
                ...draft,
                incident: {
                  type: 'incident',
                  source: postmortem.source,
                  externalId: postmortem.externalId,
                  title: postmortem.title,
                },
              })
            }
          >
            {t('exchange.import.correcting.addIncident')}
          </Button>
        </div>
      )}
      <SectionFields
        sections={postmortem.sections ?? {}}
        onChange={sections => changePostmortem({ sections })}
      />
      <TimelineFields
        entries={postmortem.timeline ?? []}
        onChange={timeline => changePostmortem({ timeline })}
      />
      <FactorFields
        factors={postmortem.factors ?? []}
        onChange={factors => changePostmortem({ factors })}
      />
      <ActionItemFields
        items={actionItems}
        onChange={items => onChange({ ...draft, actionItems: items })}
      />
    </div>
  );
}
