import { useRouteRef } from '@backstage/frontend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import {
  DEFAULT_WINDOW,
  metricsContract,
  rollingWindowDays,
} from '@afterword/plugin-reliability-common';
import {
  SectionCard,
  StatusText,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import { FailureNotice } from '../listing/FailureNotice';
import { entityTabRouteRef } from '../routes';
import tones from '../shell/tones.module.css';
import { useWords } from '../words';
import { CardContent } from './card/CardContent';
import { CardSkeleton } from './card/CardSkeleton';
import styles from './EntityReliabilityCard.module.css';

/** The reliability of an entity in one glance; as high in every state. */
export function EntityReliabilityCard() {
  const { t } = useWords();
  const { entity } = useEntity();
  const { kind, metadata } = entity;
  const tab = useRouteRef(entityTabRouteRef)?.();
  const { data, error, refetch } = useReliabilityQuery(
    metricsContract.getMetrics,
    { query: { scope: stringifyEntityRef(entity), window: DEFAULT_WINDOW } },
  );
  const body = () => {
    if (data) return <CardContent metrics={data} />;
    if (!error) return <CardSkeleton />;
    return (
      <div className={styles.body}>
        <FailureNotice error={error} onRetry={() => refetch()} />
      </div>
    );
  };
  const foot = () => {
    // Nothing, either, for whoever may not see action items.
    if (!data?.commitments) return ' ';
    const { open, overdue } = data.commitments;
    if (open === 0) return t('entity.card.noneOpen');
    return overdue > 0 ? (
      <StatusText tone="overdue">
        {t('entity.card.overdue', { count: overdue, open })}
      </StatusText>
    ) : (
      t('entity.card.noneOverdue', { count: open })
    );
  };
  return (
    <SectionCard
      key={`${kind} ${metadata.namespace} ${metadata.name}`}
      className={`${tones.ours} ${styles.card}`}
      title={
        tab ? (
          <Link href={tab} standalone className={styles.opens}>
            {t('entity.card.title')}
          </Link>
        ) : (
          t('entity.card.title')
        )
      }
      meta={t('entity.days', { n: rollingWindowDays[DEFAULT_WINDOW] })}
      body="flush"
      foot={<span>{foot()}</span>}
    >
      {body()}
    </SectionCard>
  );
}
