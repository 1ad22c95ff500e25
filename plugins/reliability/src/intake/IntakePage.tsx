import { useState } from 'react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import {
  deliveryState,
  intakeContract,
} from '@afterword/plugin-reliability-common';
import {
  EmptyState,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import { FilterChoice } from '../listing/FilterChoice';
import { FilterWord } from '../listing/FilterWord';
import { listQueryOf } from '../listing/listQueryOf';
import { ListSection } from '../listing/ListSection';
import { ListState, useListState } from '../listing/useListState';
import { importRouteRef } from '../routes';
import { PageBody } from '../shell/PageBody';
import { useWords } from '../words';
import { DeadLettersSection } from './DeadLettersSection';
import { DiscardQuestion } from './DiscardQuestion';
import styles from './IntakePage.module.css';
import { SourcesSection } from './SourcesSection';
import { useDeliveryColumns } from './useDeliveryColumns';

const filterNames = ['source', 'state'] as const;

/** For those who run the portal: what arrived from producers and what became of it, and who could not be told of what. */
export function IntakePage() {
  const { t } = useWords();
  const state = useListState({
    filters: filterNames,
    // Deliveries come in one order, the latest first.
    sorts: [],
    defaultSort: '',
  });
  const result = useReliabilityQuery(
    intakeContract.listDeliveries,
    { query: listQueryOf(intakeContract.listDeliveries, state) },
    { keepPrevious: true, asksAnew: true },
  );
  const [discarding, setDiscarding] = useState<string>();
  const columns = useDeliveryColumns(setDiscarding);
  const back = useRouteRef(importRouteRef)?.() ?? '..';
  return (
    <PageBody title={t('intake.title')}>
      <div>
        <Link href={back}>{t('intake.back')}</Link>
        <h2 className={styles.title}>{t('intake.title')}</h2>
      </div>
      <SourcesSection />
      <DeadLettersSection />
      <ListSection
        title={t('intake.deliveries.title')}
        state={state}
        result={result}
        columns={columns}
        rowKey={({ id }) => id}
        filters={<Filters state={state} />}
        empty={
          <EmptyState title={t('intake.deliveries.emptyTitle')}>
            {t('intake.deliveries.emptyWhy')}
          </EmptyState>
        }
      />
      {discarding && (
        <DiscardQuestion
          operation={intakeContract.discardDelivery}
          id={discarding}
          title={t('intake.deliveries.discardTitle')}
          why={t('intake.deliveries.discardWhy')}
          done={t('intake.deliveries.discarded')}
          onClose={() => setDiscarding(undefined)}
        />
      )}
    </PageBody>
  );
}

function Filters({ state }: { readonly state: ListState }) {
  const { t } = useWords();
  const sources = useReliabilityQuery(intakeContract.listSources).data?.items;
  return (
    <>
      <FilterWord
        state={state}
        name="source"
        label={t('intake.deliveries.source')}
        placeholder={t('intake.deliveries.anyWord')}
        suggestions={sources?.map(({ name }) => name) ?? []}
      />
      <FilterChoice
        state={state}
        name="state"
        label={t('intake.deliveries.state')}
        options={deliveryState.options.map(id => ({
          id,
          label: t(`intake.state.${id}`),
        }))}
      />
    </>
  );
}
