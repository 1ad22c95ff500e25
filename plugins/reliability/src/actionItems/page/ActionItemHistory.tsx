import { useState } from 'react';
import {
  ActionItem,
  actionItemsContract,
  HistoryEntry,
} from '@afterword/plugin-reliability-common';
import {
  RelativeTime,
  RowList,
  RowListItem,
  SectionCard,
  SkeletonText,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import { Button } from '@backstage/ui';
import { FailureNotice } from '../../listing/FailureNotice';
import { AuthorName } from '../../people/AuthorName';
import { useWords } from '../../words';
import styles from './page.module.css';
import { useChangeLines } from './useChangeLines';

const FIRST = 8;
const MOST = 200;

/** Every change of an action item, the latest first. */
export function ActionItemHistory({ item }: { readonly item: ActionItem }) {
  const { t } = useWords();
  const [limit, setLimit] = useState(FIRST);
  const { data, error, refetch } = useReliabilityQuery(
    actionItemsContract.getActionItemHistory,
    { params: { key: item.key }, query: { limit } },
    { keepPrevious: true },
  );
  const body = () => {
    if (data) {
      return (
        <RowList>
          {data.items.map(entry => (
            <Entry key={`${entry.at} ${entry.version}`} entry={entry} />
          ))}
        </RowList>
      );
    }
    return error ? (
      <FailureNotice
        title={t('actionItems.history.failed')}
        error={error}
        onRetry={() => refetch()}
      />
    ) : (
      <SkeletonText lines={3} />
    );
  };
  return (
    <SectionCard
      title={t('actionItems.history.title')}
      body={data ? 'flush' : 'padded'}
    >
      {body()}
      {data?.page.next !== undefined && limit < MOST && (
        <div className={styles.more}>
          <Button variant="tertiary" onPress={() => setLimit(MOST)}>
            {t('actionItems.history.older')}
          </Button>
        </div>
      )}
    </SectionCard>
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
