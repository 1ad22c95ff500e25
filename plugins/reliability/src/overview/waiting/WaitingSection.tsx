import { useMemo, useState } from 'react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import {
  metricsContract,
  metricsExports,
  MetricsWaiting,
  openCommitmentStatuses,
  PartKind,
  PartWaiting,
} from '@afterword/plugin-reliability-common';
import {
  AgeStrip,
  AgeStripScope,
  ChartCard,
  EmptyState,
  SkeletonText,
  useAgeTable,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import { HowComputed } from '../../figures/HowComputed';
import { ExportMenu } from '../../listing/ExportMenu';
import { FailureNotice } from '../../listing/FailureNotice';
import { ListPager } from '../../listing/ListPager';
import { actionItemsRouteRef } from '../../routes';
import { useWords } from '../../words';
import { KindSelect } from '../parts/KindSelect';
import styles from './WaitingSection.module.css';

const ROWS = 12;
const DAY = 86_400;
const NOBODY: readonly PartWaiting[] = [];

/** In which parts of a scope commitments are open, and for how long: from A to Z, never ranked. */
export function WaitingSection({
  scope,
  kind,
  onKind,
}: {
  readonly scope: string;
  /** The one that is chosen for all lists of parts. */
  readonly kind: PartKind | undefined;
  readonly onKind: (kind: PartKind) => void;
}) {
  const { t } = useWords();
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const cursor = cursors[cursors.length - 1];
  const { data, error, refetch } = useReliabilityQuery(
    metricsContract.getMetricsWaiting,
    {
      query: {
        scope,
        ...(kind && { kind }),
        ...(cursor !== undefined && { cursor }),
        limit: ROWS,
      },
    },
    { keepPrevious: true },
  );
  const waiting = data?.scope === scope ? data : undefined;
  const rows = useStripRows(waiting?.items ?? NOBODY);
  const table = useAgeTable(rows, t('overview.parts.name'));
  // One page says nothing of the others.
  const isEmpty =
    cursor === undefined &&
    waiting?.page.next === undefined &&
    waiting?.items.every(({ open }) => open === 0);
  const body = () => {
    if (error && !waiting) {
      return <FailureNotice error={error} onRetry={refetch} />;
    }
    if (!waiting) return <SkeletonText lines={8} />;
    return isEmpty ? (
      <EmptyState title={t('overview.waiting.emptyTitle')}>
        {t('overview.waiting.emptyWhy')}
      </EmptyState>
    ) : (
      // Other parts have names of other lengths, which leave the marks another width.
      <AgeStrip
        key={`${waiting.kind} ${cursor}`}
        aria-label={t('overview.waiting.title')}
        scopes={rows}
      />
    );
  };
  return (
    <ChartCard
      title={t('overview.waiting.title')}
      lead={t('overview.waiting.lead')}
      note={<HowComputed figure="commitmentAge" />}
      table={waiting && !isEmpty ? table : undefined}
      download={
        !isEmpty && (
          <ExportMenu
            what={t('overview.waiting.title')}
            list={metricsExports.waiting}
            filters={{ scope: [scope], ...(kind && { kind: [kind] }) }}
            fileName="waiting"
          />
        )
      }
      foot={waiting && <Unmarked waiting={waiting} />}
    >
      {waiting?.kind && (
        <div className={styles.choice}>
          <KindSelect
            kinds={waiting.kinds}
            kind={waiting.kind}
            onChange={chosen => {
              setCursors([]);
              onKind(chosen);
            }}
          />
        </div>
      )}
      {body()}
      <ListPager
        state={{
          cursor,
          goNext: next => setCursors([...cursors, next]),
          goPrevious: () => setCursors(cursors.slice(0, -1)),
        }}
        next={waiting?.page.next}
        onTurn={() => {}}
      />
    </ChartCard>
  );
}

function useStripRows(parts: readonly PartWaiting[]): readonly AgeStripScope[] {
  const list = useRouteRef(actionItemsRouteRef)?.();
  return useMemo(
    () =>
      parts.map(({ scope, title, marks, age }) => ({
        key: scope,
        name: title ?? scope.slice(scope.indexOf('/') + 1),
        ...(list !== undefined && { href: openIn(list, scope) }),
        items: marks.map(({ days, overdue }, index) => ({
          key: String(index),
          days,
          isOverdue: overdue,
        })),
        median:
          age.state === 'ok' || age.state === 'lowConfidence'
            ? {
                days: Math.round(age.median / DAY),
                low: Math.round(age.interval[0] / DAY),
                high: Math.round(age.interval[1] / DAY),
              }
            : null,
      })),
    [parts, list],
  );
}

/** Which commitments they are, says their list. */
function openIn(list: string, scope: string): string {
  return `${list}?${new URLSearchParams([
    ['scope', scope],
    ...openCommitmentStatuses.map(status => ['status', status]),
  ])}`;
}

/** Those that are open and have no mark. */
function Unmarked({
  waiting: { items },
}: {
  readonly waiting: MetricsWaiting;
}) {
  const { t } = useWords();
  const sum = (of: (part: PartWaiting) => number) =>
    items.reduce((total, part) => total + of(part), 0);
  const left = sum(part => part.left);
  const undated = sum(part => part.undated);
  return (
    <span>
      {[
        ...(left > 0 ? [t('overview.waiting.left', { count: left })] : []),
        ...(undated > 0
          ? [t('overview.waiting.undated', { count: undated })]
          : []),
      ].join(' ')}
    </span>
  );
}
