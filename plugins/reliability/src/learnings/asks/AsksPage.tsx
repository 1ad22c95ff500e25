import { useRef } from 'react';
import { BreadcrumbEntry, useRouteRef } from '@backstage/frontend-plugin-api';
import {
  CONTAINER_KINDS,
  LearningApplication,
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
import { FilterEntity } from '../../listing/FilterEntity';
import { ListPager } from '../../listing/ListPager';
import { useListState } from '../../listing/useListState';
import { PageBody } from '../../shell/PageBody';
import { asksRouteRef } from '../../routes';
import { useWords } from '../../words';
import { AskList } from './AskList';
import { MuteSection } from './MuteSection';
import { useAnswer } from './useAnswer';

const LIMIT = 20;

/** Questions about one learning stand together, where the first of them waits. */
function alikeTogether(
  asks: readonly LearningApplication[],
): LearningApplication[] {
  const byLearning = new Map<string, LearningApplication[]>();
  for (const ask of asks) {
    const others = byLearning.get(ask.learning.id);
    if (others) others.push(ask);
    else byLearning.set(ask.learning.id, [ask]);
  }
  return [...byLearning.values()].flat();
}

/** What waits for the answers of a team, or of everybody. */
export function AsksPage() {
  const { t } = useWords();
  const state = useListState({
    filters: ['scope'],
    sorts: [],
    defaultSort: '',
  });
  const here = useRouteRef(asksRouteRef)?.() ?? '.';
  const top = useRef<HTMLDivElement>(null);
  const { notice, notify, dismiss } = useNotice();
  const answering = useAnswer(notify);
  const [scope = ORGANISATION] = state.filters.scope ?? [];
  const { data, error, refetch } = useReliabilityQuery(
    learningsContract.listLearningAsks,
    { query: { scope, limit: LIMIT, cursor: state.cursor, count: 'true' } },
    { keepPrevious: true },
  );
  const asks = (data?.items ?? []).filter(ask => !answering.isGone(ask));
  const together = alikeTogether(asks);
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
      <EmptyState title={t('learnings.asks.emptyTitle')}>
        {t('learnings.asks.emptyWhy')}
      </EmptyState>
    ) : (
      <AskList asks={together} showsEntity answering={answering} />
    );
  };
  return (
    <BreadcrumbEntry entry={{ label: t('learnings.asks.title'), href: here }}>
      <PageBody title={t('learnings.asks.title')}>
        <FilterEntity
          state={state}
          label={t('learnings.asks.scope')}
          kinds={reliableKinds}
        />
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
        <ListPager
          state={state}
          next={data?.page.next}
          onTurn={() => {
            top.current?.focus({ preventScroll: true });
            top.current?.scrollIntoView?.({ block: 'start' });
          }}
        />
        <NoticeBar notice={notice} notify={notify} dismiss={dismiss} />
      </PageBody>
    </BreadcrumbEntry>
  );
}
