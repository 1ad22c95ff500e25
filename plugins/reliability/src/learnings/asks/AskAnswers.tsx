import { FormEvent, useState } from 'react';
import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import { Button } from '@backstage/ui';
import {
  ActionItemStatus,
  LearningApplication,
} from '@afterword/plugin-reliability-common';
import { LineField } from '../../fields/LineField';
import type { Suggestion } from '../../fields/SuggestionField';
import { useWords } from '../../words';
import { OtherLearningField } from '../OtherLearningField';
import styles from './asks.module.css';
import { ItemField } from './ItemField';
import type { Answer } from './useAnswer';

type Explained = Exclude<Answer['state'], 'applies'> | 'linked';

const MAX_NOTE = 1_000;

/** What can still be done, and what covers it already. */
const open: readonly ActionItemStatus[] = [
  'candidate',
  'committed',
  'inProgress',
  'ineffective',
];
const covering: readonly ActionItemStatus[] = [...open, 'done', 'verified'];

/** The answers to one question, each a click and at most a sentence. */
export function AskAnswers({
  ask,
  onAnswer,
  onMute,
}: {
  readonly ask: LearningApplication;
  readonly onAnswer: (answer: Answer, name: string) => void;
  /** Left out where nobody is muted. */
  readonly onMute?: (name: string) => void;
}) {
  const { t } = useWords();
  const { primaryTitle: name } = useEntityPresentation(ask.entity.ref);
  const [explaining, setExplaining] = useState<Explained>();
  const { statement } = ask.learning;
  if (explaining !== undefined) {
    return (
      <Explanation
        state={explaining}
        ask={ask}
        onSay={answer => onAnswer(answer, name)}
        onCancel={() => setExplaining(undefined)}
      />
    );
  }
  return (
    <div
      role="group"
      aria-label={t('learnings.asks.answers', { statement, entity: name })}
      className={styles.answers}
    >
      <Button
        variant="secondary"
        size="small"
        onPress={() => onAnswer({ state: 'applies', note: '' }, name)}
      >
        {t('learnings.asks.applies')}
      </Button>
      {(['linked', 'alreadyCovered', 'doesNotApply'] as const).map(state => (
        <Button
          key={state}
          variant="secondary"
          size="small"
          onPress={() => setExplaining(state)}
        >
          {t(`learnings.asks.${state}`)}
        </Button>
      ))}
      {onMute && (
        <Button variant="tertiary" size="small" onPress={() => onMute(name)}>
          {t('learnings.asks.mute', { entity: name })}
        </Button>
      )}
    </div>
  );
}

/** What an answer rests on: a sentence, an action item, or another learning. */
function Explanation({
  state,
  ask,
  onSay,
  onCancel,
}: {
  readonly state: Explained;
  readonly ask: LearningApplication;
  readonly onSay: (answer: Answer) => void;
  readonly onCancel: () => void;
}) {
  const { t } = useWords();
  const [note, setNote] = useState('');
  const [item, setItem] = useState<Suggestion>();
  const [other, setOther] = useState<Suggestion>();
  const [isMissing, setMissing] = useState(false);
  const takesItem = state !== 'doesNotApply';
  const isSaid =
    (item ?? other) !== undefined || (state !== 'linked' && note.trim() !== '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isSaid) {
      setMissing(true);
      return;
    }
    const said = { note: note.trim() };
    const linked = item === undefined ? {} : { actionItem: item.id };
    if (state === 'doesNotApply') onSay({ state, ...said });
    else if (state === 'linked')
      onSay({ state: 'applies', ...said, ...linked });
    else {
      const by = other === undefined ? {} : { coveredBy: other.id };
      onSay({ state, ...said, ...linked, ...by });
    }
  };
  return (
    <form className={styles.sentence} onSubmit={submit} noValidate>
      {state !== 'linked' && (
        <div className={styles.words}>
          <LineField
            label={t(
              state === 'alreadyCovered'
                ? 'learnings.asks.coveredBy'
                : 'learnings.asks.why',
            )}
            value={note}
            onChange={setNote}
            maxLength={MAX_NOTE}
            problem={
              isMissing && !isSaid ? t('learnings.asks.needed') : undefined
            }
            autoFocus
          />
        </div>
      )}
      {takesItem && (
        <div className={styles.words}>
          <ItemField
            label={t(
              state === 'linked'
                ? 'learnings.asks.item'
                : 'learnings.asks.coveredByItem',
            )}
            entity={ask.entity.ref}
            statuses={state === 'linked' ? open : covering}
            value={item}
            onChange={setItem}
            autoFocus={state === 'linked'}
            problem={
              state === 'linked' && isMissing && !isSaid
                ? t('learnings.asks.itemNeeded')
                : undefined
            }
          />
        </div>
      )}
      {state === 'alreadyCovered' && (
        <div className={styles.words}>
          <OtherLearningField
            label={t('learnings.asks.coveredByLearning')}
            except={ask.learning.key}
            value={other}
            onChange={setOther}
          />
        </div>
      )}
      <Button type="submit" variant="primary">
        {t('learnings.asks.save')}
      </Button>
      <Button variant="secondary" onPress={onCancel}>
        {t('learnings.asks.cancel')}
      </Button>
    </form>
  );
}
