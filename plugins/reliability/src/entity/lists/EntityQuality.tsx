import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import {
  metricsContract,
  RollingWindow,
} from '@afterword/plugin-reliability-common';
import {
  SectionCard,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import { ListTable } from '../../listing/ListTable';
import { useQualityColumns } from '../../quality/useQualityColumns';
import { incidentRouteRef, qualityRouteRef } from '../../routes';
import { useWords } from '../../words';
import styles from './lists.module.css';

const MOST = 3;

/**
 * The latest incidents that the figures of a scope do not know well enough; nothing where they know all. The figures themselves cannot say whether
 * there are any: they leave out causes that cannot be right, and count none of them.
 */
export function EntityQuality({
  scope,
  window,
}: {
  readonly scope: string;
  readonly window: RollingWindow;
}) {
  const { t } = useWords();
  const all = useRouteRef(qualityRouteRef)?.();
  const link = useRouteRef(incidentRouteRef);
  const columns = useQualityColumns();
  const { data } = useReliabilityQuery(
    metricsContract.getMetricsQuality,
    { query: { scope, window, limit: MOST, count: 'true' } },
    { keepPrevious: true },
  );
  const total = data?.page.total ?? 0;
  if (!data || data.items.length === 0) return null;
  return (
    <SectionCard
      title={t('quality.title')}
      body="flush"
      meta={
        all && (
          <Link
            className={styles.all}
            href={`${all}?${new URLSearchParams({ scope, window })}`}
            standalone
          >
            {t('quality.all', { n: total })}
          </Link>
        )
      }
    >
      <ListTable
        aria-label={t('quality.title')}
        columns={columns}
        unsortable
        rows={data.items}
        rowKey={({ key }) => key}
        rowHref={({ key }) => link?.({ key })}
        skeletonRows={MOST}
      />
    </SectionCard>
  );
}
