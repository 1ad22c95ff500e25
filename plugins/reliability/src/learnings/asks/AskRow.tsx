import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import type {
  AskReason,
  LearningApplication,
} from '@afterword/plugin-reliability-common';
import { RowListItem } from '@afterword/plugin-reliability-react';
import { EntityNames } from '../../listing/EntityNames';
import { postmortemRouteRef } from '../../routes';
import { useWords } from '../../words';
import { AskAnswers } from './AskAnswers';
import styles from './asks.module.css';
import { EarlierAnswers, hasEarlierAnswers } from './EarlierAnswers';
import type { Answer } from './useAnswer';
import { useReasonWords } from './useReasonWords';

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
  const link = useRouteRef(postmortemRouteRef);
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
              {ask.reasons.map(reason => (
                <Reason key={JSON.stringify(reason)} reason={reason} />
              ))}
            </ul>
          </div>
        </>
      }
    >
      {ask.editable ? (
        <AskAnswers ask={ask} onAnswer={onAnswer} onMute={onMute} />
      ) : (
        <Theirs owner={ask.owner} />
      )}
      {hasEarlierAnswers(ask) && <EarlierAnswers ask={ask} />}
    </RowListItem>
  );
}

function Reason({ reason }: { readonly reason: AskReason }) {
  return <li>{useReasonWords(reason)}</li>;
}

/** Who answers, for a reader who may not. */
function Theirs({ owner }: { readonly owner: string | null }) {
  const { t } = useWords();
  return (
    <div className={styles.reasons}>
      <span>{t('learnings.asks.theirs')}</span>
      {owner !== null && (
        <EntityNames entities={[{ ref: owner, known: true }]} limit={1} />
      )}
    </div>
  );
}
