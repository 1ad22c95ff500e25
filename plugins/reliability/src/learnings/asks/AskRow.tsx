import { FormEvent, useState } from 'react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import { Button, Link } from '@backstage/ui';
import {
  LearningAnswer,
  learningAnswerPermission,
  LearningApplication,
} from '@afterword/plugin-reliability-common';
import { RowListItem } from '@afterword/plugin-reliability-react';
import { LineField } from '../../fields/LineField';
import { EntityNames } from '../../listing/EntityNames';
import { postmortemRouteRef } from '../../routes';
import { useMay } from '../../shell/useMay';
import { useWords } from '../../words';
import styles from './asks.module.css';
import { useReasonWords } from './useReasonWords';

type Answer = Exclude<LearningAnswer, { state: 'unanswered' }>;
type Explained = Exclude<Answer['state'], 'applies'>;

const MAX_NOTE = 1_000;

/** One question: what was learned, why it is asked here, and the answers, each a click and at most a sentence. */
export function AskRow({
  ask,
  showsEntity,
  onAnswer,
  onMute,
}: {
  readonly ask: LearningApplication;
  /** Whether it says of which entity it is asked, which the page of one entity need not. */
  readonly showsEntity: boolean;
  readonly onAnswer: (answer: Answer, name: string) => void;
  readonly onMute: (name: string) => void;
}) {
  const { t } = useWords();
  const sayReason = useReasonWords();
  const link = useRouteRef(postmortemRouteRef);
  const mayAnswer = useMay(learningAnswerPermission);
  const { primaryTitle: name } = useEntityPresentation(ask.entity.ref);
  const [explaining, setExplaining] = useState<Explained>();
  const { statement, helped, postmortem, entities } = ask.learning;
  return (
    <RowListItem
      title={<strong className={styles.statement}>{statement}</strong>}
      detail={
        <>
          {showsEntity && (
            <div className={styles.from}>
              {t('learnings.asks.of')}{' '}
              <EntityNames entities={[ask.entity]} limit={1} />
            </div>
          )}
          <div className={styles.from}>
            {t('learnings.asks.learnedIn')}
            <Link
              className={styles.link}
              href={link?.({ key: postmortem.key })}
              title={postmortem.title}
            >
              {postmortem.key}
            </Link>
            {entities.length > 0 && (
              <>
                {t('learnings.asks.from')}
                <EntityNames entities={entities} limit={2} />
              </>
            )}
          </div>
          {helped && (
            <p className={styles.helped}>
              {t('learnings.asks.helped', { text: helped })}
            </p>
          )}
          <div className={styles.reasons}>
            <span>{t('learnings.asks.because')}</span>
            <ul className={styles.reasonList}>
              {ask.reasons.map(reason => {
                const words = sayReason(reason);
                return <li key={words}>{words}</li>;
              })}
            </ul>
          </div>
        </>
      }
    >
      {mayAnswer &&
        (explaining === undefined ? (
          <div
            role="group"
            aria-label={t('learnings.asks.answers', {
              statement,
              entity: name,
            })}
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
            <Button
              variant="tertiary"
              size="small"
              onPress={() => onMute(name)}
            >
              {t('learnings.asks.mute', { entity: name })}
            </Button>
          </div>
        ) : (
          <Sentence
            state={explaining}
            onSay={note => onAnswer({ state: explaining, note }, name)}
            onCancel={() => setExplaining(undefined)}
          />
        ))}
    </RowListItem>
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
