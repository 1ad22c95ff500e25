import {
  ActionItem,
  actionItemsContract,
  HistoryEntry,
} from '@afterword/plugin-reliability-common';
import {
  RelativeTime,
  RowListItem,
  useReliabilityPages,
} from '@afterword/plugin-reliability-react';
import { ChangesSection, historyLimits } from '../../listing/ChangesSection';
import { AuthorName } from '../../people/AuthorName';
import { useWords } from '../../words';
import styles from './page.module.css';
import { useChangeLines } from './useChangeLines';

/** Every change of an action item, the latest first. */
export function ActionItemHistory({ item }: { readonly item: ActionItem }) {
  const { t } = useWords();
  const changes = useReliabilityPages(
    actionItemsContract.getActionItemHistory,
    { params: { key: item.key } },
    historyLimits,
  );
  return (
    <ChangesSection
      title={t('actionItems.history.title')}
      failed={t('actionItems.history.failed')}
      older={t('actionItems.history.older')}
      changes={changes}
    >
      {entry => <Entry key={`${entry.at} ${entry.version}`} entry={entry} />}
    </ChangesSection>
  );
}

function Entry({ entry }: { readonly entry: HistoryEntry }) {
  const lines = useChangeLines()(entry);
  const { by, at } = entry;
  const [first, ...rest] = lines;
  return (
    <RowListItem
      title={<span className={styles.did}>{first}</span>}
      detail={
        <>
          {rest.length > 0 && (
            <ul className={styles.lines}>
              {rest.map(line => (
                <li key={line}>{line}</li>
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
