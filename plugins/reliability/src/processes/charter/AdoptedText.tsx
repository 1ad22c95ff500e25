import type { CharterVersionSummary } from '@afterword/plugin-reliability-common';
import { RelativeTime } from '@afterword/plugin-reliability-react';
import { AuthorName } from '../../people/AuthorName';
import { useWords } from '../../words';

/** Which version it is, and who adopted it when. */
export function AdoptedText({
  of: { at, by, version },
}: {
  readonly of: Pick<CharterVersionSummary, 'at' | 'by' | 'version'>;
}) {
  const { t } = useWords();
  return (
    <span>
      {at === null
        ? t('processes.charter.shipped')
        : t('processes.charter.adopted', {
            version,
            when: <RelativeTime at={at} />,
            who: <AuthorName by={by} />,
          })}
    </span>
  );
}
