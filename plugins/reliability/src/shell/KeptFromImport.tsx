import { SectionCard } from '@afterword/plugin-reliability-react';
import { useWords } from '../words';
import styles from './KeptFromImport.module.css';
import { keptText } from './keptText';

/** What an imported record said that has no place of its own here, word for word; nothing where there is none. */
export function KeptFromImport({
  extra,
}: {
  readonly extra: Readonly<Record<string, unknown>> | null | undefined;
}) {
  const { t } = useWords();
  const fields = Object.entries(extra ?? {})
    .map(([name, value]) => [name, keptText(value)] as const)
    .filter(([, text]) => text !== '');
  if (fields.length === 0) return null;
  return (
    <SectionCard title={t('shell.kept.title')} lead={t('shell.kept.why')}>
      <dl className={styles.fields}>
        {fields.map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </SectionCard>
  );
}
