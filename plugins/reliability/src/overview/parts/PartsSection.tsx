import { useRef } from 'react';
import { Switch } from '@backstage/ui';
import {
  metricsContract,
  metricsExports,
  MetricsScopes,
  partKinds,
} from '@afterword/plugin-reliability-common';
import {
  EmptyState,
  SectionCard,
  SkeletonBlock,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import { AskedWindow, filtersOf } from '../../figures/askedWindow';
import { ExportMenu } from '../../listing/ExportMenu';
import { FailureNotice } from '../../listing/FailureNotice';
import { ListPager } from '../../listing/ListPager';
import { ListTable } from '../../listing/ListTable';
import { useListState } from '../../listing/useListState';
import { useWords } from '../../words';
import { KindSelect } from './KindSelect';
import styles from './PartsSection.module.css';
import { usePartColumns } from './usePartColumns';

const ROWS = 20;

/** What a scope consists of, each part with figures of its own: from A to Z, never ranked. */
export function PartsSection({
  scope: parent,
  window,
}: {
  readonly scope: string;
  readonly window: AskedWindow;
}) {
  const { t } = useWords();
  const top = useRef<HTMLDivElement>(null);
  // There is one order.
  const state = useListState({
    filters: ['kind', 'changed'],
    sorts: [],
    defaultSort: '',
  });
  const kind = partKinds.find(one => one === state.filters.kind?.[0]);
  const changed = state.filters.changed?.[0] === 'true';
  const { cursor } = state;
  const { data, error, refetch, isPlaceholderData } = useReliabilityQuery(
    metricsContract.getMetricsScopes,
    {
      query: {
        parent,
        ...window,
        ...(kind && { kind }),
        ...(changed
          ? { changed: 'true' as const }
          : { limit: ROWS, ...(cursor !== undefined && { cursor }) }),
      },
    },
    { keepPrevious: true },
  );
  // Parts of another scope are none of this one.
  const parts = data?.parent === parent ? data : undefined;
  const columns = usePartColumns(parts?.items);
  const goToTop = () => {
    top.current?.focus({ preventScroll: true });
    top.current?.scrollIntoView?.({ block: 'start' });
  };

  const rows = () => {
    if (error && !parts) {
      return (
        <div className={styles.words}>
          <FailureNotice error={error} onRetry={refetch} />
        </div>
      );
    }
    if (parts?.kind === null) {
      return (
        <div className={styles.words}>
          <EmptyState title={t('overview.parts.emptyTitle')}>
            {t('overview.parts.emptyWhy')}
          </EmptyState>
        </div>
      );
    }
    if (changed && !isPlaceholderData && parts?.items.length === 0) {
      return (
        <div className={styles.words}>
          <EmptyState title={t('overview.parts.unchangedTitle')}>
            {t('overview.parts.unchangedWhy')}
          </EmptyState>
        </div>
      );
    }
    return (
      <ListTable
        aria-label={t('overview.parts.title')}
        columns={columns}
        rows={parts?.items}
        rowKey={({ scope }) => scope}
        unsortable
        isStale={isPlaceholderData}
        skeletonRows={5}
      />
    );
  };

  return (
    <SectionCard
      title={t('overview.parts.title')}
      lead={t('overview.parts.lead')}
      body="flush"
      meta={
        parts?.kind !== null && (
          <ExportMenu
            what={t('overview.parts.title')}
            list={metricsExports.scopes}
            filters={{
              parent: [parent],
              ...(kind && { kind: [kind] }),
              ...(changed && { changed: ['true'] }),
              ...filtersOf(window),
            }}
            fileName="parts"
          />
        )
      }
    >
      <div
        ref={top}
        role="group"
        aria-label={t('overview.parts.title')}
        tabIndex={-1}
        className={styles.rows}
      >
        {parts?.kind && (
          <div className={styles.choice}>
            <KindSelect
              kinds={parts.kinds}
              kind={parts.kind}
              onChange={chosen => state.change({ kind: [chosen] })}
            />
            <Switch
              label={t('overview.parts.changed')}
              isSelected={changed}
              onChange={only => state.change({ changed: only ? ['true'] : [] })}
            />
            {changed && (
              <p className={styles.why}>{t('overview.parts.changedWhy')}</p>
            )}
          </div>
        )}
        {!parts && !error && (
          <div className={styles.choice}>
            <SkeletonBlock width={200} height={32} />
          </div>
        )}
        {rows()}
      </div>
      {parts?.kind && (
        <Foot parts={parts}>
          <ListPager state={state} next={parts.page.next} onTurn={goToTop} />
        </Foot>
      )}
    </SectionCard>
  );
}

function Foot({
  parts: { unreadable },
  children,
}: {
  readonly parts: MetricsScopes;
  readonly children: JSX.Element;
}) {
  const { t } = useWords();
  return (
    <div className={styles.foot}>
      <span>
        {unreadable > 0 &&
          t('overview.parts.unreadable', { count: unreadable })}
      </span>
      {children}
    </div>
  );
}
