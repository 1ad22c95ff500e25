import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import {
  reviewCreatePermission,
  reviewsContract,
  reviewsExport,
  reviewSorts,
  reviewStates,
} from '@afterword/plugin-reliability-common';
import {
  EmptyState,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { SubscribeButton } from '../../feeds/SubscribeButton';
import { ExportMenu } from '../../listing/ExportMenu';
import { FilterChoice } from '../../listing/FilterChoice';
import { FilterEntity } from '../../listing/FilterEntity';
import { FilterSearch } from '../../listing/FilterSearch';
import { HeaderButtons } from '../../listing/HeaderButtons';
import { listQueryOf } from '../../listing/listQueryOf';
import { ListSection } from '../../listing/ListSection';
import { ListState, useListState } from '../../listing/useListState';
import { useListTotal } from '../../listing/useListTotal';
import { reviewRouteRef } from '../../routes';
import { PageBody } from '../../shell/PageBody';
import { useMay } from '../../shell/useMay';
import { useWords } from '../../words';
import { reviewedKinds } from '../reviewedKinds';
import { NewSeriesDialog } from '../series/NewSeriesDialog';
import { useReviewColumns } from './useReviewColumns';

/** All reviews of what the reader may see. */
export function ReviewsPage() {
  const { t } = useWords();
  const navigate = useNavigate();
  const link = useRouteRef(reviewRouteRef);
  const [isOpening, setOpening] = useState(false);
  const state = useListState({
    filters: ['q', 'scope', 'state'],
    sorts: reviewSorts,
    defaultSort: '-starts',
  });
  const { listReviews } = reviewsContract;
  const result = useReliabilityQuery(
    listReviews,
    { query: listQueryOf(listReviews, state) },
    { keepPrevious: true },
  );
  const total = useListTotal(listReviews, state);
  const columns = useReviewColumns();
  const mayCreate = useMay(reviewCreatePermission);
  const title = t('reviews.list.title');
  return (
    <PageBody>
      <ListSection
        title={title}
        total={
          total === undefined ? null : t('reviews.list.count', { count: total })
        }
        state={state}
        result={result}
        columns={columns}
        rowKey={({ key }) => key}
        filters={<Filters state={state} />}
        actions={
          <HeaderButtons>
            <SubscribeButton kind="reviews" scope={state.filters.scope?.[0]} />
            <ExportMenu
              what={title}
              list={reviewsExport}
              filters={state.filters}
              sort={state.sort}
              fileName="reviews"
            />
            {mayCreate && (
              <Button
                variant="primary"
                data-shortcut="new"
                onPress={() => setOpening(true)}
              >
                {t('reviews.list.new')}
              </Button>
            )}
          </HeaderButtons>
        }
        empty={
          <EmptyState
            title={t('reviews.list.emptyTitle')}
            actions={
              mayCreate && (
                <Button variant="secondary" onPress={() => setOpening(true)}>
                  {t('reviews.list.new')}
                </Button>
              )
            }
          >
            {t('reviews.list.emptyWhy')}
          </EmptyState>
        }
      />
      {isOpening && (
        <NewSeriesDialog
          onClose={() => setOpening(false)}
          onPlanned={({ key }) => navigate(link?.({ key }) ?? key)}
        />
      )}
    </PageBody>
  );
}

function Filters({ state }: { readonly state: ListState }) {
  const { t } = useWords();
  return (
    <>
      <FilterSearch
        state={state}
        label={t('reviews.list.search')}
        placeholder={t('reviews.list.searchPlaceholder')}
      />
      <FilterEntity
        state={state}
        label={t('reviews.list.scope')}
        kinds={reviewedKinds}
      />
      <FilterChoice
        state={state}
        name="state"
        label={t('reviews.list.state')}
        options={reviewStates.map(id => ({
          id,
          label: t(`reviews.state.${id}`),
        }))}
      />
    </>
  );
}
