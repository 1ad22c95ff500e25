import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import {
  actionItemsContract,
  Incident,
} from '@afterword/plugin-reliability-common';
import {
  DayText,
  KeyText,
  RowList,
  RowListItem,
  SectionCard,
  SkeletonText,
  StatusText,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import { FailureNotice } from '../../listing/FailureNotice';
import { actionItemRouteRef } from '../../routes';
import { reliabilityTranslationRef } from '../../translation';
import styles from './page.module.css';

const MOST = 20;

/** What is noted or promised because of an incident. */
export function IncidentActionItems({
  incident: { key: incidentKey },
}: {
  readonly incident: Pick<Incident, 'key'>;
}) {
  const { t } = useTranslationRef(reliabilityTranslationRef);
  const link = useRouteRef(actionItemRouteRef);
  const { data, error, refetch } = useReliabilityQuery(
    actionItemsContract.listActionItems,
    { query: { incident: incidentKey, limit: MOST } },
  );
  const items = data?.items ?? [];
  const body = () => {
    if (items.length > 0) {
      return (
        <RowList>
          {items.map(({ key, title, status, due, overdue }) => (
            <RowListItem
              key={key}
              title={
                <>
                  <KeyText value={key} />{' '}
                  <Link href={link?.({ key })} standalone weight="bold">
                    {title}
                  </Link>
                </>
              }
              detail={t(`incidents.page.actionItemStatus.${status}`)}
              aside={due && <Due day={due} isOverdue={overdue} />}
            />
          ))}
        </RowList>
      );
    }
    if (error) return <FailureNotice error={error} onRetry={refetch} />;
    return data ? (
      <p className={styles.empty}>{t('incidents.page.noActionItems')}</p>
    ) : (
      <SkeletonText lines={2} />
    );
  };
  return (
    <SectionCard
      title={t('incidents.page.actionItems')}
      body={items.length > 0 ? 'flush' : 'padded'}
    >
      {body()}
    </SectionCard>
  );
}

function Due({
  day,
  isOverdue,
}: {
  readonly day: string;
  readonly isOverdue: boolean;
}) {
  const { t } = useTranslationRef(reliabilityTranslationRef);
  const words = { day: <DayText day={day} /> };
  return isOverdue ? (
    <StatusText tone="overdue">{t('incidents.page.overdue', words)}</StatusText>
  ) : (
    <>{t('incidents.page.due', words)}</>
  );
}
