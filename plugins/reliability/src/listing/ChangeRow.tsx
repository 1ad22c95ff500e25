import type { HistoryEntry } from '@afterword/plugin-reliability-common';
import { RelativeTime, RowListItem } from '@afterword/plugin-reliability-react';
import { AuthorName } from '../people/AuthorName';
import styles from './ChangeRow.module.css';

/** One change in a `ChangesSection`: what was done, what is another since, by whom, and when. */
export function ChangeRow({
  did,
  lines,
  entry: { by, at },
}: {
  readonly did: string;
  readonly lines: readonly string[];
  readonly entry: Pick<HistoryEntry, 'by' | 'at'>;
}) {
  return (
    <RowListItem
      title={<span className={styles.did}>{did}</span>}
      detail={
        <>
          {lines.length > 0 && (
            <ul className={styles.lines}>
              {/* Two lines may say the same. */}
              {lines.map((line, place) => (
                <li key={`${place} ${line}`}>{line}</li>
              ))}
            </ul>
          )}
          <AuthorName by={by} />
          {' · '}
          <RelativeTime at={at} />
        </>
      }
    />
  );
}
