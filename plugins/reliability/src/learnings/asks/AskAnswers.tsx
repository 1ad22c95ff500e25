import { FormEvent, useState } from 'react';
import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import { Button } from '@backstage/ui';
import {
  LearningAnswer,
  learningAnswerPermission,
  LearningApplication,
} from '@afterword/plugin-reliability-common';
import { LineField } from '../../fields/LineField';
import { useMay } from '../../shell/useMay';
import { useWords } from '../../words';
import styles from './asks.module.css';

/** What can be said of a question. */
export type Answer = Exclude<LearningAnswer, { state: 'unanswered' }>;
type Explained = Exclude<Answer['state'], 'applies'>;

const MAX_NOTE = 1_000;

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
  const mayAnswer = useMay(learningAnswerPermission);
  const { primaryTitle: name } = useEntityPresentation(ask.entity.ref);
  const [explaining, setExplaining] = useState<Explained>();
  const { statement } = ask.learning;
  if (!mayAnswer) return null;
  if (explaining !== undefined) {
    return (
      <Sentence
        state={explaining}
        onSay={note => onAnswer({ state: explaining, note }, name)}
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
      {(['alreadyCovered', 'doesNotApply'] as const).map(state => (
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

function Sentence({
  state,
  onSay,
  onCancel,
}: {
  readonly state: Explained;
  readonly onSay: (note: string) => void;
  readonly onCancel: () => void;
}) {
  const { t } = useWords();
  const [note, setNote] = useState('');
  const [isMissing, setMissing] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (note.trim() === '') setMissing(true);
    else onSay(note.trim());
  };
  return (
    <form className={styles.sentence} onSubmit={submit} noValidate>
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
            isMissing && note.trim() === ''
              ? t('learnings.asks.needed')
              : undefined
          }
          autoFocus
        />
      </div>
      <Button type="submit" variant="primary">
        {t('learnings.asks.save')}
      </Button>
      <Button variant="secondary" onPress={onCancel}>
        {t('learnings.asks.cancel')}
      </Button>
    </form>
  );
}
