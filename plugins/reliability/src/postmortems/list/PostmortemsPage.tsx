import { useState } from 'react';
import {
  postmortemCreatePermission,
  postmortemsContract,
  postmortemsExport,
  postmortemSorts,
} from '@afterword/plugin-reliability-common';
import {
  EmptyState,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import { Button } from '@backstage/ui';
import { ExportMenu } from '../../listing/ExportMenu';
import { HeaderButtons } from '../../listing/HeaderButtons';
import { listQueryOf } from '../../listing/listQueryOf';
import { ListSection } from '../../listing/ListSection';
import { useListState } from '../../listing/useListState';
import { useListTotal } from '../../listing/useListTotal';
import { PageBody } from '../../shell/PageBody';
import { useMay } from '../../shell/useMay';
import { useWords } from '../../words';
import { NewPostmortemDialog } from './NewPostmortemDialog';
import { postmortemFilterNames, PostmortemFilters } from './PostmortemFilters';
import { usePostmortemColumns } from './usePostmortemColumns';

/** All postmortems that the reader may see. */
export function PostmortemsPage() {
  const { t } = useWords();
  const [isOpening, setOpening] = useState(false);
  const state = useListState({
    filters: postmortemFilterNames,
    sorts: postmortemSorts,
    defaultSort: '-started',
  });
  const { listPostmortems } = postmortemsContract;
  const result = useReliabilityQuery(
    listPostmortems,
    { query: listQueryOf(listPostmortems, state) },
    { keepPrevious: true, asksAnew: true },
  );
  const total = useListTotal(listPostmortems, state);
  const columns = usePostmortemColumns();
  const mayOpen = useMay(postmortemCreatePermission);
  return (
    <PageBody>
      <ListSection
        title={t('postmortems.list.title')}
        total={
          total === undefined
            ? null
            : t('postmortems.list.count', { count: total })
        }
        state={state}
        result={result}
        columns={columns}
        rowKey={({ key }) => key}
        filters={<PostmortemFilters state={state} />}
        actions={
          <HeaderButtons>
            <ExportMenu
              what={t('postmortems.list.title')}
              list={postmortemsExport}
              filters={state.filters}
              sort={state.sort}
              fileName="postmortems"
            />
            {mayOpen && (
              <Button
                variant="primary"
                data-shortcut="new"
                onPress={() => setOpening(true)}
              >
                {t('postmortems.list.new')}
              </Button>
            )}
          </HeaderButtons>
        }
        empty={
          <EmptyState
            title={t('postmortems.list.emptyTitle')}
            actions={
              mayOpen && (
                <Button variant="secondary" onPress={() => setOpening(true)}>
                  {t('postmortems.list.new')}
                </Button>
              )
            }
          >
            {t('postmortems.list.emptyWhy')}
          </EmptyState>
        }
      />
      {isOpening && <NewPostmortemDialog onClose={() => setOpening(false)} />}
    </PageBody>
  );
}
