import {
  learningsContract,
  learningsExport,
} from '@afterword/plugin-reliability-common';
import {
  EmptyState,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { ButtonLink } from '@backstage/ui';
import { SubscribeButton } from '../feeds/SubscribeButton';
import { FilterChips } from '../listing/FilterChips';
import { ExportMenu } from '../listing/ExportMenu';
import { listQueryOf } from '../listing/listQueryOf';
import { ListSection } from '../listing/ListSection';
import { useListState } from '../listing/useListState';
import { useListTotal } from '../listing/useListTotal';
import { HeaderButtons } from '../listing/HeaderButtons';
import { failureModesRouteRef } from '../routes';
import { PageBody } from '../shell/PageBody';
import { useWords } from '../words';
import { useAsksAddress } from './asks/useAsksAddress';
import { learningFilterNames, LearningFilters } from './LearningFilters';
import { useLearningChips } from './useLearningChips';
import { useLearningColumns } from './useLearningColumns';
import { useFacetWords, useLearningFacets } from './useLearningFacets';

/** What was learned elsewhere, and what helped there: learnings of all published postmortems that the reader may see. */
export function LearningsPage() {
  const { t } = useWords();
  const state = useListState({
    filters: learningFilterNames,
    // They come in one order, what was published last first.
    sorts: [],
    defaultSort: '',
  });
  const { listLearnings } = learningsContract;
  const result = useReliabilityQuery(
    listLearnings,
    { query: listQueryOf(listLearnings, state) },
    { keepPrevious: true, asksAnew: true },
  );
  const total = useListTotal(listLearnings, state);
  const facets = useLearningFacets(state);
  const nameOf = useFacetWords([
    ...(facets?.owner ?? []).map(({ value }) => value),
    ...(state.filters.owner ?? []),
  ]);
  const chips = useLearningChips(state, nameOf);
  const columns = useLearningColumns();
  const modes = useRouteRef(failureModesRouteRef)?.() ?? 'failure-modes';
  const asks = useAsksAddress();
  return (
    <PageBody>
      <ListSection
        title={t('learnings.list.title')}
        total={
          total === undefined
            ? null
            : t('learnings.list.count', { count: total })
        }
        state={state}
        result={result}
        columns={columns}
        rowKey={({ id }) => id}
        filters={
          <LearningFilters state={state} facets={facets} nameOf={nameOf} />
        }
        chips={<FilterChips state={state} chips={chips} />}
        actions={
          <HeaderButtons>
            <ButtonLink variant="tertiary" href={asks}>
              {t('learnings.asks.title')}
            </ButtonLink>
            <ButtonLink variant="tertiary" href={modes}>
              {t('failureModes.title')}
            </ButtonLink>
            <SubscribeButton
              kind="learnings"
              scope={state.filters.scope?.[0]}
            />
            <ExportMenu
              what={t('learnings.list.title')}
              list={learningsExport}
              filters={state.filters}
              fileName="learnings"
            />
          </HeaderButtons>
        }
        empty={
          <EmptyState title={t('learnings.list.emptyTitle')}>
            {t('learnings.list.emptyWhy')}
          </EmptyState>
        }
      />
    </PageBody>
  );
}
