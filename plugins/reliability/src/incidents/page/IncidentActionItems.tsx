import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import {
  actionItemsContract,
  Incident,
} from '@afterword/plugin-reliability-common';
import {
  KeyText,
  RowList,
  RowListItem,
  SectionCard,
  SkeletonText,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import { ActionItemStatusText } from '../../actionItems/ActionItemStatusText';
import { DueText } from '../../actionItems/DueText';
import { FailureNotice } from '../../listing/FailureNotice';
import { actionItemRouteRef } from '../../routes';
import { useWords } from '../../words';
import styles from './page.module.css';

const MOST = 20;

/** What is noted or promised because of an incident. */
export function IncidentActionItems({
  incident: { key: incidentKey },
}: {
  readonly incident: Pick<Incident, 'key'>;
}) {
  const { t } = useWords();
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
          {items.map(item => (
            <RowListItem
              key={item.key}
              title={
                <>
                  <KeyText value={item.key} />{' '}
                  <Link
                    href={link?.({ key: item.key })}
                    standalone
                    weight="bold"
                  >
                    {item.title}
                  </Link>
                </>
              }
              detail={<ActionItemStatusText item={item} />}
              aside={<DueText item={item} />}
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
