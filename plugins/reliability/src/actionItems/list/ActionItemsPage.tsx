import {
  actionItemsContract,
  actionItemsExport,
  actionItemSorts,
} from '@afterword/plugin-reliability-common';
import {
  EmptyState,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { ButtonLink } from '@backstage/ui';
import { ExportMenu } from '../../listing/ExportMenu';
import { listQueryOf } from '../../listing/listQueryOf';
import { ListSection } from '../../listing/ListSection';
import { useListState } from '../../listing/useListState';
import { useListTotal } from '../../listing/useListTotal';
import { postmortemsRouteRef } from '../../routes';
import { PageBody } from '../../shell/PageBody';
import { useWords } from '../../words';
import { actionItemFilterNames, ActionItemFilters } from './ActionItemFilters';
import { useActionItemColumns } from './useActionItemColumns';

/** All action items that the reader may see. */
export function ActionItemsPage() {
  const { t } = useWords();
  const postmortems = useRouteRef(postmortemsRouteRef)?.();
  const state = useListState({
    filters: actionItemFilterNames,
    sorts: actionItemSorts,
    defaultSort: '-updated',
  });
  const { listActionItems } = actionItemsContract;
  const result = useReliabilityQuery(
    listActionItems,
    { query: listQueryOf(listActionItems, state) },
    { keepPrevious: true, asksAnew: true },
  );
  const total = useListTotal(listActionItems, state);
  const columns = useActionItemColumns();
  return (
    <PageBody>
      <ListSection
        title={t('actionItems.list.title')}
        total={
          total === undefined
            ? null
            : t('actionItems.list.count', { count: total })
        }
        state={state}
        result={result}
        columns={columns}
        rowKey={({ key }) => key}
        filters={<ActionItemFilters state={state} />}
        actions={
          <ExportMenu
            what={t('actionItems.list.title')}
            list={actionItemsExport}
            filters={state.filters}
            sort={state.sort}
            fileName="action-items"
          />
        }
        empty={
          <EmptyState
            title={t('actionItems.list.emptyTitle')}
            actions={
              postmortems && (
                <ButtonLink variant="secondary" href={postmortems}>
                  {t('actionItems.list.emptyLink')}
                </ButtonLink>
              )
            }
          >
            {t('actionItems.list.emptyWhy')}
          </EmptyState>
        }
      />
    </PageBody>
  );
}
