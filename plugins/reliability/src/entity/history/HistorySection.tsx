import { useState } from 'react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import {
  IncidentSummary,
  MetricsWindowShown,
} from '@afterword/plugin-reliability-common';
import {
  DateTimeText,
  EmptyState,
  SectionCard,
  SkeletonBlock,
} from '@afterword/plugin-reliability-react';
import { useIncidentColumns } from '../../incidents/list/useIncidentColumns';
import { FailureNotice } from '../../listing/FailureNotice';
import { ListTable } from '../../listing/ListTable';
import { useNarrow } from '../../listing/useNarrow';
import { incidentRouteRef } from '../../routes';
import { useWords } from '../../words';
import { EventStrip } from './EventStrip';
import styles from './HistorySection.module.css';
import { anchorAt } from './historyEvents';
import { useYearOfIncidents } from './useYearOfIncidents';

const DAY = 86_400_000;

/** A year of an entity: incidents, near misses and drills, as marks on a line or as a table. */
export function HistorySection({
  scope,
  window,
}: {
  readonly scope: string;
  /** The window of the figures, marked in the strip. */
  readonly window: MetricsWindowShown | undefined;
}) {
  const { t } = useWords();
  const [wantsTable, setTable] = useState(false);
  const isNarrow = useNarrow();
  const { data, error, refetch, from, until } = useYearOfIncidents(scope);
  // A phone has room for a quarter.
  const start = isNarrow ? until - 90 * DAY : from;
  // What the marks show and what the table lists is the same.
  const items = (data?.items ?? []).filter(incident => {
    const at = anchorAt(incident);
    return at !== undefined && at >= start && at < until;
  });

  const isTable = wantsTable && items.length > 0;

  const body = () => {
    if (error && !data) {
      return <FailureNotice error={error} onRetry={refetch} />;
    }
    if (!data) return <StripSkeleton />;
    return items.length === 0 ? (
      <EmptyState
        title={t(
          isNarrow
            ? 'entity.history.emptyQuarterTitle'
            : 'entity.history.emptyTitle',
        )}
      >
        {t('entity.history.emptyWhy')}
      </EmptyState>
    ) : (
      <EventStrip
        incidents={items}
        from={start}
        until={until}
        window={window}
      />
    );
  };

  return (
    <SectionCard
      title={t('entity.history.title')}
      body={isTable ? 'flush' : 'padded'}
      className={styles.section}
      meta={
        <span className={styles.meta}>
          <span className={styles.range}>
            {t('entity.history.range', {
              from: (
                <DateTimeText
                  at={new Date(start).toISOString()}
                  detail="dateWithYear"
                />
              ),
              until: (
                <DateTimeText
                  at={new Date(until).toISOString()}
                  detail="dateWithYear"
                />
              ),
            })}
          </span>
          {items.length > 0 && (
            <Button
              variant="tertiary"
              className={styles.toggle}
              onPress={() => setTable(!isTable)}
            >
              {isTable ? t('entity.history.chart') : t('entity.history.table')}
            </Button>
          )}
        </span>
      }
      foot={
        data?.page.next === undefined
          ? undefined
          : t('entity.history.latest', { n: items.length })
      }
    >
      {isTable ? <HistoryTable incidents={items} /> : body()}
    </SectionCard>
  );
}

/** Three thin lines in the place of the rows: nothing is known of the marks yet. */
function StripSkeleton() {
  return (
    <div className={styles.skeleton} aria-hidden="true">
      {['incidents', 'near misses', 'drills'].map(row => (
        <SkeletonBlock key={row} height={2} />
      ))}
    </div>
  );
}

function HistoryTable({
  incidents,
}: {
  readonly incidents: readonly IncidentSummary[];
}) {
  const { t } = useWords();
  const columns = useIncidentColumns();
  const link = useRouteRef(incidentRouteRef);
  return (
    <div className={styles.rows}>
      <ListTable
        aria-label={t('entity.history.title')}
        columns={columns}
        unsortable
        rows={incidents}
        rowKey={({ key }) => key}
        rowHref={({ key }) => link?.({ key })}
      />
    </div>
  );
}
