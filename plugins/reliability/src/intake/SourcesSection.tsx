import {
  deliveryState,
  intakeContract,
  SourceHealth,
} from '@afterword/plugin-reliability-common';
import {
  RelativeTime,
  RowList,
  RowListItem,
  SectionCard,
  SkeletonBlock,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import { FailureNotice } from '../listing/FailureNotice';
import { useWords } from '../words';
import styles from './IntakePage.module.css';

/** Every source, whether it is there, when something came from it last, and what became of that. */
export function SourcesSection() {
  const { t } = useWords();
  const { data, error, refetch } = useReliabilityQuery(
    intakeContract.listSources,
  );
  const title = t('intake.sources.title');
  if (!data) {
    return (
      <SectionCard title={title}>
        {error ? (
          <FailureNotice
            title={t('intake.sources.failed')}
            error={error}
            onRetry={() => refetch()}
          />
        ) : (
          <SkeletonBlock height={20} />
        )}
      </SectionCard>
    );
  }
  if (data.items.length === 0) {
    return (
      <SectionCard title={title}>
        <p className={styles.words}>{t('intake.sources.none')}</p>
      </SectionCard>
    );
  }
  return (
    <SectionCard title={title} body="flush">
      <RowList aria-label={title}>
        {data.items.map(source => (
          <Source key={source.name} source={source} />
        ))}
      </RowList>
    </SectionCard>
  );
}

function Source({
  source: { name, installed, lastReceivedAt, deliveries },
}: {
  readonly source: SourceHealth;
}) {
  const { t } = useWords();
  const counts = deliveryState.options
    .filter(state => deliveries[state] > 0)
    .map(state =>
      t(`intake.sources.counts.${state}`, { count: deliveries[state] }),
    );
  return (
    <RowListItem
      title={
        <>
          <b>{name}</b>
          {!installed && ` · ${t('intake.sources.gone')}`}
        </>
      }
      aside={
        lastReceivedAt
          ? t('intake.sources.last', {
              at: <RelativeTime at={lastReceivedAt} />,
            })
          : t('intake.sources.never')
      }
      detail={counts.length > 0 ? counts.join(' · ') : undefined}
    />
  );
}
