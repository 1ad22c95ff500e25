import { useWords } from '../words';
import { PersonName } from './PersonName';

/** Who changed something: a person, the system that it was read in from, or nobody where no author is kept. */
export function AuthorName({ by }: { readonly by: string | null }) {
  const { t } = useWords();
  if (by === null) return <>{t('editing.nobody')}</>;
  return /^(user|group):/.test(by) ? (
    <PersonName of={by} />
  ) : (
    <>{t('editing.system', { name: by.split(':').at(-1) ?? by })}</>
  );
}
