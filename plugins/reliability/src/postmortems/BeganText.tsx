import type { PostmortemSummary } from '@afterword/plugin-reliability-common';
import { DateTimeText } from '@afterword/plugin-reliability-react';
import { useWords } from '../words';
import styles from './BeganText.module.css';

/** The day on which it began; in small words the one that its timeline begins with, where no incident says. */
export function BeganText({
  postmortem: { startedAt, toldFrom },
}: {
  readonly postmortem: Pick<PostmortemSummary, 'startedAt' | 'toldFrom'>;
}) {
  const { t } = useWords();
  if (startedAt) return <DateTimeText at={startedAt} detail="dateWithYear" />;
  if (!toldFrom) return null;
  return (
    <span className={styles.told}>
      {t('postmortems.list.toldFrom', {
        at: <DateTimeText at={toldFrom} detail="dateWithYear" />,
      })}
    </span>
  );
}
