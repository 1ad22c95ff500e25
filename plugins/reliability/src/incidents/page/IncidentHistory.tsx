import { useState } from 'react';
import { Button } from '@backstage/ui';
import {
  HistoryEntry,
  Incident,
  incidentsContract,
} from '@afterword/plugin-reliability-common';
import {
  RelativeTime,
  RowList,
  RowListItem,
  SectionCard,
  SkeletonText,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import { FailureNotice } from '../../listing/FailureNotice';
import { AuthorName } from '../../people/AuthorName';
import { useWords } from '../../words';
import styles from './IncidentHistory.module.css';
import { useHistoryLines } from './useHistoryLines';

const FIRST = 5;
const MOST = 200;

/** Every change of an incident, the latest first. */
export function IncidentHistory({ incident }: { readonly incident: Incident }) {
  const { t } = useWords();
  const [limit, setLimit] = useState(FIRST);
  const { data, error, refetch } = useReliabilityQuery(
    incidentsContract.getIncidentHistory,
    { params: { key: incident.key }, query: { limit } },
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
      <FailureNotice error={error} onRetry={refetch} />
    ) : (
      <SkeletonText lines={3} />
    );
  };
  return (
    <SectionCard
      title={t('incidents.page.history')}
      body={data ? 'flush' : 'padded'}
    >
      {body()}
      {data?.page.next !== undefined && limit < MOST && (
        <div className={styles.more}>
          <Button variant="tertiary" onPress={() => setLimit(MOST)}>
            {t('incidents.page.earlier')}
          </Button>
        </div>
      )}
    </SectionCard>
  );
}

/** How an incident comes to be, by hand, by an import or from a source; what an import or a source says later has changes. */
const BEGINNINGS = {
  created: 'created',
  imported: 'imported',
  delivered: 'delivered',
} as const;

const ACTIONS = {
  imported: 'importedAgain',
  delivered: 'deliveredMore',
  changed: 'changed',
  merged: 'merged',
  'merged with': 'mergedWith',
  unmerged: 'unmerged',
  'unmerged from': 'unmergedFrom',
} as const;

function Entry({ entry }: { readonly entry: HistoryEntry }) {
  const { t } = useWords();
  const lines = useHistoryLines()(entry.changes);
  const { by, action, at, changes } = entry;
  const names = Object.keys(changes).length === 0 ? BEGINNINGS : ACTIONS;
  const known = Object.entries(names).find(([name]) => name === action)?.[1];
  const did = () => {
    if (known) return t(`incidents.page.${known}`);
    return action.startsWith('time ')
      ? t('incidents.page.timeChanged')
      : t('incidents.page.changed');
  };
  return (
    <RowListItem
      title={<span className={styles.what}>{did()}</span>}
      detail={
        <>
          {lines.length > 0 && (
            <ul className={styles.lines}>
              {lines.map(line => (
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
