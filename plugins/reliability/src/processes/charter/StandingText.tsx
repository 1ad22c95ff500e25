import type { Charter } from '@afterword/plugin-reliability-common';
import { RelativeTime } from '@afterword/plugin-reliability-react';
import { useWords } from '../../words';

/** How the reader stands to the charter, in a sentence. */
export function StandingText({
  charter: { standing, yours },
}: {
  readonly charter: Pick<Charter, 'standing' | 'yours'>;
}) {
  const { t } = useWords();
  if (standing === 'notAsked') return null;
  if (standing === 'due' || yours === null) {
    return <>{t('processes.charter.standing.due')}</>;
  }
  return t(`processes.charter.standing.${standing}`, {
    version: yours.version,
    when: <RelativeTime at={yours.at} />,
  });
}
