import { TextField } from '@backstage/ui';
import { StatusPageOptions } from '@afterword/plugin-reliability-common';
import { useWords } from '../../words';
import styles from './RecordsImport.module.css';

/** Says that the file is a status page's history, and what its incidents are named by. */
export function StatusPageFields({
  mapping,
  isDisabled,
  onChange,
}: {
  readonly mapping: Required<StatusPageOptions>;
  readonly isDisabled: boolean;
  readonly onChange: (mapping: Required<StatusPageOptions>) => void;
}) {
  const { t } = useWords();
  return (
    <>
      <p className={styles.lead}>{t('exchange.import.records.statusPage')}</p>
      <div className={styles.mapping}>
        <TextField
          label={t('exchange.import.records.statusSource')}
          description={t('exchange.import.records.statusSourceWhy')}
          value={mapping.source}
          maxLength={100}
          isRequired
          isDisabled={isDisabled}
          onChange={source => onChange({ ...mapping, source })}
        />
        <TextField
          label={t('exchange.import.records.statusNamespace')}
          description={t('exchange.import.records.statusNamespaceWhy', {
            example: `component:${mapping.namespace || 'default'}/api-requests`,
          })}
          value={mapping.namespace}
          maxLength={63}
          isRequired
          isDisabled={isDisabled}
          onChange={namespace => onChange({ ...mapping, namespace })}
        />
      </div>
    </>
  );
}
