import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import {
  changeCreatePermission,
  changesContract,
  changesExport,
  changeSorts,
  changeStatuses,
} from '@afterword/plugin-reliability-common';
import {
  EmptyState,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { reliableKinds } from '../../entity/entityKinds';
import { ExportMenu } from '../../listing/ExportMenu';
import { FilterChoice } from '../../listing/FilterChoice';
import { FilterEntity } from '../../listing/FilterEntity';
import { FilterSearch } from '../../listing/FilterSearch';
import { FilterToggle } from '../../listing/FilterToggle';
import { HeaderButtons } from '../../listing/HeaderButtons';
import { listQueryOf } from '../../listing/listQueryOf';
import { ListSection } from '../../listing/ListSection';
import { ListState, useListState } from '../../listing/useListState';
import { useListTotal } from '../../listing/useListTotal';
import { changeRouteRef } from '../../routes';
import { PageBody } from '../../shell/PageBody';
import { useMay } from '../../shell/useMay';
import { useWords } from '../../words';
import { NewChangeDialog } from '../form/NewChangeDialog';
import { useChangeColumns } from './useChangeColumns';

/** All change reviews that the reader may see. */
export function ChangesPage() {
  const { t } = useWords();
  const navigate = useNavigate();
  const link = useRouteRef(changeRouteRef);
  const [isOpening, setOpening] = useState(false);
  const state = useListState({
    filters: ['q', 'scope', 'status', 'unprepared'],
    sorts: changeSorts,
    defaultSort: '-planned',
  });
  const { listChanges } = changesContract;
  const result = useReliabilityQuery(
    listChanges,
    { query: listQueryOf(listChanges, state) },
    { keepPrevious: true },
  );
  const total = useListTotal(listChanges, state);
  const columns = useChangeColumns();
  const mayCreate = useMay(changeCreatePermission);
  const title = t('changes.list.title');
  return (
    <PageBody>
      <ListSection
        title={title}
        total={
          total === undefined ? null : t('changes.list.count', { count: total })
        }
        state={state}
        result={result}
        columns={columns}
        rowKey={({ key }) => key}
        filters={<Filters state={state} />}
        actions={
          <HeaderButtons>
            <ExportMenu
              what={title}
              list={changesExport}
              filters={state.filters}
              sort={state.sort}
              fileName="changes"
            />
            {mayCreate && (
              <Button
                variant="primary"
                data-shortcut="new"
                onPress={() => setOpening(true)}
              >
                {t('changes.list.new')}
              </Button>
            )}
          </HeaderButtons>
        }
        empty={
          <EmptyState
            title={t('changes.list.emptyTitle')}
            actions={
              mayCreate && (
                <Button variant="secondary" onPress={() => setOpening(true)}>
                  {t('changes.list.new')}
                </Button>
              )
            }
          >
            {t('changes.list.emptyWhy')}
          </EmptyState>
        }
      />
      {isOpening && (
        <NewChangeDialog
          onClose={() => setOpening(false)}
          onOpened={({ key }) => navigate(link?.({ key }) ?? key)}
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
        label={t('changes.list.search')}
        placeholder={t('changes.list.searchPlaceholder')}
      />
      <FilterEntity
        state={state}
        label={t('changes.list.scope')}
        kinds={reliableKinds}
      />
      <FilterChoice
        state={state}
        name="status"
        label={t('changes.list.status')}
        options={changeStatuses.map(id => ({
          id,
          label: t(`changes.status.${id}`),
        }))}
      />
      <FilterToggle
        state={state}
        name="unprepared"
        label={t('changes.list.unprepared')}
      />
    </>
  );
}
