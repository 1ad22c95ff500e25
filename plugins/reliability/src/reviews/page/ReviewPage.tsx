import { reviewsContract } from '@afterword/plugin-reliability-common';
import {
  SectionCard,
  SkeletonText,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import { useRouteRef, useRouteRefParams } from '@backstage/frontend-plugin-api';
import { reviewRouteRef, reviewsRouteRef } from '../../routes';
import { ItemPage } from '../../shell/item/ItemPage';
import { useWords } from '../../words';
import { ReviewView } from './ReviewView';

/** Others write in the same meeting. */
const LOOK_AGAIN = 10_000;

/** One review: before the meeting, in it, and afterwards. */
export function ReviewPage() {
  const { t } = useWords();
  const { key } = useRouteRefParams(reviewRouteRef);
  const result = useReliabilityQuery(
    reviewsContract.getReview,
    { params: { key } },
    { refetchInterval: LOOK_AGAIN },
  );
  return (
    <ItemPage
      itemKey={key}
      here={useRouteRef(reviewRouteRef)?.({ key }) ?? '.'}
      list={useRouteRef(reviewsRouteRef)?.() ?? '..'}
      result={result}
      words={{
        missingTitle: t('reviews.page.missingTitle', { key }),
        missingWhy: t('reviews.page.missingWhy'),
        back: t('reviews.page.back'),
        failedTitle: t('reviews.page.failedTitle', { key }),
      }}
      skeleton={
        <SectionCard title={key}>
          <SkeletonText lines={6} />
        </SectionCard>
      }
    >
      {review => <ReviewView key={review.key} review={review} />}
    </ItemPage>
  );
}
