import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import {
  postmortemsContract,
  PostmortemSummary,
} from '@afterword/plugin-reliability-common';
import {
  EntityRefList,
  KeyText,
  RowList,
  RowListItem,
  SkeletonText,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import { PostmortemStatusText } from '../postmortems/PostmortemStatusText';
import { postmortemRouteRef, postmortemsRouteRef } from '../routes';
import { useWords } from '../words';
import styles from './home.module.css';
import { Part } from './Part';

/** Postmortems of a kind that stand there; the list has the rest. */
const MOST = 3;
/** Entities that are named beside a postmortem. */
const MOST_NAMES = 3;

/** Postmortems that the reader was asked to review, and drafts that they take part in. */
export function PostmortemsWaiting() {
  const { t } = useWords();
  const toReview = useReliabilityQuery(postmortemsContract.listPostmortems, {
    query: { toReview: 'me', status: ['inReview'], limit: MOST },
  });
  const drafts = useReliabilityQuery(postmortemsContract.listPostmortems, {
    // One that waits for a review of the reader's stands there.
    query: {
      person: 'me',
      status: ['draft', 'inReview'],
      sort: '-updated',
      limit: 2 * MOST,
    },
  });
  const asked = new Set(toReview.data?.items.map(({ key }) => key));
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
        failed={Boolean(toReview.error)}
        items={toReview.data?.items}
      />
      <Postmortems
        title={t('home.drafts')}
        none={t('home.draftsNone')}
        all={t('home.allDrafts')}
        filters={[
          ['person', 'me'],
          ['status', 'draft'],
          ['status', 'inReview'],
        ]}
        failed={Boolean(drafts.error)}
        items={drafts.data?.items.filter(({ key }) => !asked.has(key))}
      />
    </>
  );
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
  readonly failed: boolean;
  /** Nothing while they are not known. */
  readonly items: readonly PostmortemSummary[] | undefined;
}) {
  const { t } = useWords();
  const page = useRouteRef(postmortemsRouteRef)?.();
  const link = useRouteRef(postmortemRouteRef);
  const waiting = items?.slice(0, MOST) ?? [];
  return (
    <Part
      title={title}
      wayOn={
        page &&
        waiting.length > 0 && (
          <Link href={`${page}?${new URLSearchParams(filters)}`} standalone>
            {all}
          </Link>
        )
      }
    >
      {!items && !failed && <SkeletonText lines={2} />}
      {!items && failed && (
        <p className={styles.none}>{t('home.postmortemsUnread')}</p>
      )}
      {items && waiting.length === 0 && <p className={styles.none}>{none}</p>}
      {waiting.length > 0 && (
        <RowList aria-label={title}>
          {waiting.map(postmortem => (
            <RowListItem
              key={postmortem.key}
              title={
                <>
                  <KeyText value={postmortem.key} />{' '}
                  <Link
                    href={link?.({ key: postmortem.key })}
                    standalone
                    weight="bold"
                  >
                    {postmortem.title}
                  </Link>
                </>
              }
              detail={
                postmortem.entities.length > 0 && (
                  <EntityRefList
                    entities={postmortem.entities}
                    limit={MOST_NAMES}
                  />
                )
              }
              aside={<PostmortemStatusText postmortem={postmortem} />}
            />
          ))}
        </RowList>
      )}
    </Part>
  );
}
