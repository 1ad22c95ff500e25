import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import type { ScopeMetrics } from '@afterword/plugin-reliability-common';
import {
  SentenceLead,
  SkeletonBlock,
  SkeletonText,
} from '@afterword/plugin-reliability-react';
import { HowCounted } from '../figures/HowCounted';
import { MetricsSentences } from '../figures/MetricsSentences';
import { reportRouteRef } from '../routes';
import { useWords } from '../words';
import { AddressChoices } from './address/AddressChoices';
import { OverviewAddress, overviewParams } from './address/useOverviewAddress';
import styles from './OverviewPage.module.css';

/** What can be said of the scope, how it was counted, and what else to look at. */
export function OverviewLead({
  address,
  name,
  metrics,
  isFailed,
}: {
  readonly address: OverviewAddress;
  /** What the scope is called. */
  readonly name: string;
  /** `undefined` while they load, or where they could not be. */
  readonly metrics: ScopeMetrics | undefined;
  readonly isFailed: boolean;
}) {
  const { t } = useWords();
  const report = useRouteRef(reportRouteRef)?.();
  const { scope, window } = address;
  const same = overviewParams({ scope, window }, new URLSearchParams());
  const aside = (
    <AddressChoices address={address} name={name}>
      {report && (
        <Link href={`${report}?${same}`} standalone>
          {t('overview.report')}
        </Link>
      )}
    </AddressChoices>
  );
  if (isFailed) return aside;
  return (
    <SentenceLead
      how={
        metrics ? (
          <HowCounted name={name} metrics={metrics} />
        ) : (
          <span className={styles.counting}>
            <SkeletonText lines={2} />
          </span>
        )
      }
      aside={aside}
    >
      {metrics ? (
        <MetricsSentences metrics={metrics} />
      ) : (
        <span className={styles.saying}>
          <SkeletonBlock height="100%" />
        </span>
      )}
    </SentenceLead>
  );
}
