import { useRef } from 'react';
import { Button } from '@backstage/ui';
import { BreadcrumbEntry, useRouteRef } from '@backstage/frontend-plugin-api';
import {
  CONTAINER_KINDS,
  learningsContract,
  ORGANISATION,
} from '@afterword/plugin-reliability-common';
import {
  EmptyState,
  SectionCard,
  SkeletonText,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import { NoticeBar } from '../../editing/NoticeBar';
import { useNotice } from '../../editing/useNotice';
import { reliableKinds } from '../../entity/entityKinds';
import { FailureNotice } from '../../listing/FailureNotice';
import { FilterBar } from '../../listing/FilterBar';
import { FilterEntity } from '../../listing/FilterEntity';
import { FilterToggle } from '../../listing/FilterToggle';
import { ListPager } from '../../listing/ListPager';
import { PageBody } from '../../shell/PageBody';
import { asksRouteRef } from '../../routes';
import { useWords } from '../../words';
import { AskList } from './AskList';
import { MuteSection } from './MuteSection';
import { useAnswer } from './useAnswer';
import { asksOf, useAsksState } from './useAsksState';

const LIMIT = 20;

/** What waits for the answers of the reader's own teams, of another, or of everybody. */
export function AsksPage() {
  const { t } = useWords();
  const state = useAsksState();
  const { isMine } = state;
  const here = useRouteRef(asksRouteRef)?.() ?? '.';
  const top = useRef<HTMLDivElement>(null);
  const goToTop = () => {
    top.current?.focus({ preventScroll: true });
    top.current?.scrollIntoView?.({ block: 'start' });
  };
  const { notice, notify, dismiss } = useNotice();
  const answering = useAnswer(notify);
  const [scope = ORGANISATION] = state.filters.scope ?? [];
  const { data, error, refetch } = useReliabilityQuery(
    learningsContract.listLearningAsks,
    {
      query: {
        scope,
        ...(isMine && { owner: asksOf.mine }),
        limit: LIMIT,
        cursor: state.cursor,
        count: 'true',
      },
    },
    { keepPrevious: true, enabled: isMine !== undefined },
  );
  const asks = (data?.items ?? []).filter(ask => !answering.isGone(ask));
  const gone = (data?.items.length ?? 0) - asks.length;
  const total = (data?.page.total ?? 0) - gone;
  const isSingle =
    scope !== ORGANISATION &&
    !CONTAINER_KINDS.has(scope.slice(0, scope.indexOf(':')));
  const body = () => {
    if (error && !data) {
      return <FailureNotice error={error} onRetry={() => refetch()} />;
    }
    if (!data) return <SkeletonText lines={8} />;
    return asks.length === 0 ? (
      <EmptyState
        title={t(`learnings.asks.${isMine ? 'emptyMine' : 'emptyTitle'}`)}
        actions={
          isMine && (
            <Button
              variant="secondary"
              onPress={() => {
                state.clearFilters();
                // The button goes with what it stands under.
                goToTop();
              }}
            >
              {t('learnings.asks.everybodys')}
            </Button>
          )
        }
      >
        {t('learnings.asks.emptyWhy')}
      </EmptyState>
    ) : (
      <AskList asks={asks} showsEntity answering={answering} />
    );
  };
  return (
    <BreadcrumbEntry entry={{ label: t('learnings.asks.title'), href: here }}>
      <PageBody title={t('learnings.asks.title')}>
        <FilterBar state={state}>
          <FilterEntity
            state={state}
            label={t('learnings.asks.scope')}
            kinds={reliableKinds}
          />
          <FilterToggle
            state={state}
            name="owner"
            values={[asksOf.mine]}
            label={t('learnings.asks.mine')}
          />
        </FilterBar>
        <div ref={top} tabIndex={-1} />
        <SectionCard
          title={
            total > 0
              ? t('learnings.asks.count', { count: total })
              : t('learnings.asks.title')
          }
          waits={total > 0}
          lead={total > 0 ? t('learnings.asks.lead') : undefined}
          body={asks.length > 0 ? 'flush' : 'padded'}
        >
          {body()}
        </SectionCard>
        {isSingle && <MuteSection key={scope} entity={scope} notify={notify} />}
        <ListPager state={state} next={data?.page.next} onTurn={goToTop} />
        <NoticeBar notice={notice} notify={notify} dismiss={dismiss} />
      </PageBody>
    </BreadcrumbEntry>
  );
}
