import { useState } from 'react';
import { Button } from '@backstage/ui';
import {
  applicationStates,
  HistoryEntry,
  LearningApplication,
  learningsContract,
} from '@afterword/plugin-reliability-common';
import {
  RowList,
  SkeletonText,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import { ChangeRow } from '../../listing/ChangeRow';
import { FailureNotice } from '../../listing/FailureNotice';
import { useWords } from '../../words';
import styles from './asks.module.css';

/** Answers of one question that are shown, the latest ones. */
const MOST = 50;

/** Whether a question has an answer beside the one that stands. */
export function hasEarlierAnswers({
  state,
  version,
}: LearningApplication): boolean {
  // The first version has no answer yet, and the second has the first one.
  return version > (state === 'unanswered' ? 1 : 2);
}

/** Every answer to a question, shown when somebody asks. */
export function EarlierAnswers({ ask }: { readonly ask: LearningApplication }) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={styles.earlier}>
      <Button
        variant="tertiary"
        size="small"
        aria-expanded={isOpen}
        onPress={() => setOpen(!isOpen)}
      >
        {t(`learnings.asks.earlier.${isOpen ? 'hide' : 'show'}`)}
      </Button>
      {isOpen && <Answers ask={ask} />}
    </div>
  );
}

function Answers({
  ask: {
    learning: { key, statement },
    entity: { ref: entity },
  },
}: {
  readonly ask: LearningApplication;
}) {
  const { t } = useWords();
  const { data, error, refetch } = useReliabilityQuery(
    learningsContract.getLearningAnswers,
    { params: { key, entity }, query: { limit: MOST } },
    { asksAnew: true },
  );
  if (!data) {
    return error ? (
      <FailureNotice error={error} onRetry={() => refetch()} />
    ) : (
      <SkeletonText lines={2} />
    );
  }
  return (
    <RowList aria-label={t('learnings.asks.earlier.list', { statement })}>
      {data.items.map(entry => (
        <Given key={entry.version} entry={entry} />
      ))}
    </RowList>
  );
}

function Given({ entry }: { readonly entry: HistoryEntry }) {
  const { t } = useWords();
  const state = applicationStates.find(each => each === entry.action);
  const now = (field: string) => {
    const change = entry.changes[field];
    return Array.isArray(change) && change[1] ? String(change[1]) : [];
  };
  return (
    <ChangeRow
      did={
        state === undefined || state === 'unanswered'
          ? t('learnings.asks.earlier.takenBack')
          : t(`learnings.asks.${state}`)
      }
      lines={[now('note'), now('actionItem'), now('coveredBy')].flat()}
      entry={entry}
    />
  );
}
