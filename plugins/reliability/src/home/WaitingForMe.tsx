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
  RowList,
  RowListItem,
  SkeletonText,
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
  const asks = data?.items ?? [];
  return (
    <Part
      title={t('home.lessons')}
      wayOn={
        page &&
        asks.length > 0 && (
          <Link
            href={`${page}?${new URLSearchParams({ owner: 'me' })}`}
            standalone
          >
            {t('home.answer')}
          </Link>
        )
      }
    >
      {!data && !error && <SkeletonText lines={2} />}
      {!data && error && (
        <p className={styles.none}>{t('home.lessonsUnread')}</p>
      )}
      {data && asks.length === 0 && (
        <p className={styles.none}>{t('home.lessonsNone')}</p>
      )}
      {asks.length > 0 && (
        <RowList aria-label={t('home.lessons')}>
          {byLearning(asks).map(([ask, ...others]) => (
            <Lesson key={ask.learning.id} asks={[ask, ...others]} />
          ))}
        </RowList>
      )}
    </Part>
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
  const items = data?.items ?? [];
  return (
    <Part
      title={t('home.commitments')}
      wayOn={
        page &&
        items.length > 0 && (
          <Link
            href={`${page}?${new URLSearchParams([
              ['owner', 'me'],
              ...openCommitmentStatuses.map(status => ['status', status]),
            ])}`}
            standalone
          >
            {t('home.allCommitments')}
          </Link>
        )
      }
    >
      {error && !data && (
        <FailureNotice error={error} onRetry={() => refetch()} />
      )}
      {!error && !data && <SkeletonText lines={2} />}
      {data && items.length === 0 && (
        <p className={styles.none}>{t('home.commitmentsNone')}</p>
      )}
      {items.length > 0 && (
        <RowList aria-label={t('home.commitments')}>
          {items.map(item => (
            <Commitment key={item.key} item={item} />
          ))}
        </RowList>
      )}
    </Part>
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
