import { useEffect, type ReactNode } from 'react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import {
  postmortemsContract,
  PostmortemSummary,
} from '@afterword/plugin-reliability-common';
import {
  EntityRefList,
  KeyText,
  RowListItem,
  useReliabilityPages,
} from '@afterword/plugin-reliability-react';
import { PostmortemStatusText } from '../postmortems/PostmortemStatusText';
import { postmortemRouteRef, postmortemsRouteRef } from '../routes';
import { useWords } from '../words';
import styles from './home.module.css';
import { Part } from './Part';

/** Postmortems of a kind that stand there; the list has the rest. */
const MOST = 3;
/** How many are read at first, and then, where those hold too few drafts. */
const LIMITS = { first: 2 * MOST, next: 50 };
/** Entities that are named beside a postmortem. */
const MOST_NAMES = 3;

/** Postmortems that the reader was asked to review, and drafts that they take part in. */
export function PostmortemsWaiting() {
  const { t } = useWords();
  const { toReview, drafts } = useWaiting();
  const unread = <p className={styles.none}>{t('home.postmortemsUnread')}</p>;
  const reviewsFailed = Boolean(toReview.error) && !toReview.items;
  return (
    <>
      <Postmortems
        title={t('home.reviews')}
        none={t('home.reviewsNone')}
        all={t('home.allReviews')}
        filters={[
          ['toReview', 'me'],
          ['status', 'inReview'],
        ]}
        failed={reviewsFailed && unread}
        items={toReview.items}
      />
      {/* Which are drafts is not known either then, and that is said above. */}
      {!reviewsFailed && (
        <Postmortems
          title={t('home.drafts')}
          none={t('home.draftsNone')}
          all={t('home.allDrafts')}
          filters={[
            ['person', 'me'],
            ['status', 'draft'],
            ['status', 'inReview'],
          ]}
          failed={drafts.failed && unread}
          items={drafts.items}
        />
      )}
    </>
  );
}

/**
 * What waits for a review of the reader's, and what they take part in without those. Both are read in the same order and as far as each other,
 * so that whatever is read of the second is known to be one of the first or not.
 */
function useWaiting() {
  const toReview = useReliabilityPages(
    postmortemsContract.listPostmortems,
    { query: { toReview: 'me', status: ['inReview'], sort: '-updated' } },
    LIMITS,
  );
  const partIn = useReliabilityPages(
    postmortemsContract.listPostmortems,
    {
      query: { person: 'me', status: ['draft', 'inReview'], sort: '-updated' },
    },
    LIMITS,
  );
  const asked = new Set(toReview.items?.map(({ key }) => key));
  const sorted =
    toReview.items &&
    partIn.items?.slice(0, toReview.hasMore ? toReview.items.length : Infinity);
  const found = sorted?.filter(({ key }) => !asked.has(key));
  const hasMore =
    partIn.hasMore || (sorted?.length ?? 0) < (partIn.items?.length ?? 0);
  const failed = Boolean(toReview.error ?? partIn.error);
  const needsMore =
    found !== undefined && found.length < MOST && hasMore && !failed;
  const isReading = toReview.isLoadingMore || partIn.isLoadingMore;

  useEffect(() => {
    if (!needsMore || isReading) return;
    if (toReview.hasMore) toReview.loadMore();
    if (partIn.hasMore) partIn.loadMore();
  });

  return {
    toReview,
    drafts: {
      failed,
      // That there is none is known at the end only.
      items: found?.length === 0 && hasMore ? undefined : found,
    },
  };
}

function Postmortems({
  title,
  none,
  all,
  filters,
  failed,
  items,
}: {
  readonly title: string;
  readonly none: string;
  readonly all: string;
  /** Of the list that has all of them. */
  readonly filters: string[][];
  readonly failed: ReactNode;
  readonly items: readonly PostmortemSummary[] | undefined;
}) {
  const page = useRouteRef(postmortemsRouteRef)?.();
  return (
    <Part
      title={title}
      none={none}
      all={
        page
          ? { words: all, href: `${page}?${new URLSearchParams(filters)}` }
          : undefined
      }
      failed={failed}
      items={items?.slice(0, MOST)}
      row={postmortem => (
        <PostmortemRow key={postmortem.key} postmortem={postmortem} />
      )}
    />
  );
}

function PostmortemRow({
  postmortem,
}: {
  readonly postmortem: PostmortemSummary;
}) {
  const link = useRouteRef(postmortemRouteRef);
  const { key, title, entities } = postmortem;
  return (
    <RowListItem
      title={
        <>
          <KeyText value={key} />{' '}
          <Link href={link?.({ key })} standalone weight="bold">
            {title}
          </Link>
        </>
      }
      detail={
        entities.length > 0 && (
          <EntityRefList entities={entities} limit={MOST_NAMES} />
        )
      }
      aside={<PostmortemStatusText postmortem={postmortem} />}
    />
  );
}
