import { Radio, RadioGroup } from '@backstage/ui';
import type { DocumentChanges } from '@afterword/plugin-reliability-common';
import { useListText } from '../../useListText';
import { useWords } from '../../words';
import styles from './DocumentReview.module.css';

/** What importing a document would change here, and the choice to make a new draft of it instead. */
export function ChangedByImport({
  changes: { postmortem, incident, actionItems, allowed },
  isNew,
  onMakeNew,
}: {
  readonly changes: DocumentChanges;
  readonly isNew: boolean;
  readonly onMakeNew: (isNew: boolean) => void;
}) {
  const { t } = useWords();
  const sayList = useListText();
  if (!allowed) {
    return (
      <p className={styles.changes}>
        {t('exchange.import.correcting.notYours')}
      </p>
    );
  }
  const named = [postmortem, incident].flatMap(one => (one ? [one] : []));
  return (
    <div className={styles.changes}>
      <RadioGroup
        label={t('exchange.import.correcting.changes')}
        value={isNew ? 'new' : 'change'}
        onChange={value => onMakeNew(value === 'new')}
      >
        <Radio value="change">
          {t('exchange.import.correcting.change', {
            names: sayList([
              ...named.map(({ key, title }) =>
                t('exchange.import.correcting.changed', { key, title }),
              ),
              ...actionItems,
            ]),
          })}
        </Radio>
        <Radio value="new">{t('exchange.import.correcting.makeNew')}</Radio>
      </RadioGroup>
    </div>
  );
}
