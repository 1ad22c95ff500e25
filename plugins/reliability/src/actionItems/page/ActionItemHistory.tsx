import {
  ActionItem,
  actionItemsContract,
  HistoryEntry,
} from '@afterword/plugin-reliability-common';
import { useReliabilityPages } from '@afterword/plugin-reliability-react';
import { ChangeRow } from '../../listing/ChangeRow';
import { ChangesSection, historyLimits } from '../../listing/ChangesSection';
import { useWords } from '../../words';
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
  const [first, ...rest] = lines;
  return <ChangeRow did={first} lines={rest} entry={entry} />;
}
