import {
  HistoryEntry,
  LearningRecord,
  learningsContract,
  learningStates,
} from '@afterword/plugin-reliability-common';
import { useReliabilityPages } from '@afterword/plugin-reliability-react';
import { ChangeRow } from '../../listing/ChangeRow';
import { ChangesSection, historyLimits } from '../../listing/ChangesSection';
import { useWords } from '../../words';

/** Every change of where a learning stands, the latest first. */
export function LearningHistory({
  learning: { key },
}: {
  readonly learning: LearningRecord;
}) {
  const { t } = useWords();
  const changes = useReliabilityPages(
    learningsContract.getLearningHistory,
    { params: { key } },
    historyLimits,
  );
  return (
    <ChangesSection
      title={t('learnings.standing.history')}
      failed={t('learnings.standing.historyFailed')}
      older={t('learnings.standing.historyOlder')}
      none={t('learnings.standing.historyNone')}
      changes={changes}
    >
      {entry => <Entry key={entry.version} entry={entry} />}
    </ChangesSection>
  );
}

function Entry({ entry }: { readonly entry: HistoryEntry }) {
  const { t } = useWords();
  const state = learningStates.find(one => one === entry.action) ?? 'stands';
  const now = ['by', 'reason'].flatMap(field => {
    const change = entry.changes[field];
    return Array.isArray(change) && change[1] ? String(change[1]) : [];
  });
  return (
    <ChangeRow
      did={t(`learnings.standing.state.${state}`)}
      lines={now}
      entry={entry}
    />
  );
}
