import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import {
  actionItemsContract,
  LearningApplication,
  learningsContract,
  openCommitmentStatuses,
  ORGANISATION,
} from '@afterword/plugin-reliability-common';
import {
  EntityRefList,
  KeyText,
  RowListItem,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import { Commitment } from '../entity/lists/Commitment';
import { FailureNotice } from '../listing/FailureNotice';
import { actionItemsRouteRef, asksRouteRef, learningRouteRef } from '../routes';
import tones from '../shell/tones.module.css';
import { useWords } from '../words';
import styles from './home.module.css';
import { Part } from './Part';
import { PostmortemsWaiting } from './PostmortemsWaiting';

/** Things of a kind that stand there; their pages have the rest. */
const MOST = 5;
/** Questions that are read: several may be about one lesson. */
const MOST_ASKS = 30;
/** Entities that are named beside a lesson. */
const MOST_NAMES = 3;

/**
 * What waits for the reader: postmortems to review and drafts to go on with, lessons that their teams have not answered, and what they or their
 * teams promised and have not done.
 */
export function WaitingForMe() {
  return (
    <div className={`${tones.ours} ${styles.widget}`}>
      <PostmortemsWaiting />
      <Lessons />
      <Commitments />
    </div>
  );
}

function Lessons() {
  const { t } = useWords();
  const page = useRouteRef(asksRouteRef)?.();
  const { data, error } = useReliabilityQuery(
    learningsContract.listLearningAsks,
    { query: { scope: ORGANISATION, owner: 'me', limit: MOST_ASKS } },
  );
  return (
    <Part
      title={t('home.lessons')}
      none={t('home.lessonsNone')}
      all={
        page
          ? {
              words: t('home.answer'),
              href: `${page}?${new URLSearchParams({ owner: 'me' })}`,
            }
          : undefined
      }
      failed={error && <p className={styles.none}>{t('home.lessonsUnread')}</p>}
      items={data && byLearning(data.items)}
      row={asks => <Lesson key={asks[0].learning.id} asks={asks} />}
    />
  );
}

/** A lesson, and whom of the reader's it is for. */
function Lesson({
  asks,
}: {
  readonly asks: readonly [LearningApplication, ...LearningApplication[]];
}) {
  const { t } = useWords();
  const link = useRouteRef(learningRouteRef);
  const { key, postmortem, statement } = asks[0].learning;
  return (
    <RowListItem
      title={
        <>
          <KeyText value={key} />{' '}
          <Link href={link?.({ key })} standalone weight="bold">
            {statement}
          </Link>
        </>
      }
      detail={
        <>
          {t('home.learnedIn', { key: postmortem.key })}{' '}
          <EntityRefList
            entities={asks.map(({ entity }) => entity)}
            limit={MOST_NAMES}
          />
        </>
      }
    />
  );
}

function Commitments() {
  const { t } = useWords();
  const page = useRouteRef(actionItemsRouteRef)?.();
  const { data, error, refetch } = useReliabilityQuery(
    actionItemsContract.listActionItems,
    {
      query: {
        owner: 'me',
        status: [...openCommitmentStatuses],
        sort: 'due',
        limit: MOST,
      },
    },
  );
  return (
    <Part
      title={t('home.commitments')}
      none={t('home.commitmentsNone')}
      all={
        page
          ? {
              words: t('home.allCommitments'),
              href: `${page}?${new URLSearchParams([
                ['owner', 'me'],
                ...openCommitmentStatuses.map(status => ['status', status]),
              ])}`,
            }
          : undefined
      }
      failed={
        error && <FailureNotice error={error} onRetry={() => refetch()} />
      }
      items={data?.items}
      row={item => <Commitment key={item.key} item={item} />}
    />
  );
}

/** The first lessons of what waits, with all that is asked about each. */
function byLearning(asks: readonly LearningApplication[]) {
  const groups = new Map<
    string,
    [LearningApplication, ...LearningApplication[]]
  >();
  for (const ask of asks) {
    const others = groups.get(ask.learning.id);
    if (others) others.push(ask);
    else groups.set(ask.learning.id, [ask]);
  }
  return [...groups.values()].slice(0, MOST);
}
