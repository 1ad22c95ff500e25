import {
  DEFAULT_WINDOW,
  rollingWindowDays,
  ScopeMetrics,
} from '@afterword/plugin-reliability-common';
import {
  SentenceLead,
  SkeletonBlock,
  SkeletonText,
} from '@afterword/plugin-reliability-react';
import { HowCounted } from '../figures/HowCounted';
import { MetricsSentences } from '../figures/MetricsSentences';
import { useWords } from '../words';
import { ScopeField } from './address/ScopeField';
import type { OverviewAddress } from './address/useOverviewAddress';
import { WindowField } from './address/WindowField';
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
  const aside = <Choices address={address} name={name} />;
  if (isFailed) return aside;
  return (
    <SentenceLead
      how={
        metrics ? (
          <HowCounted name={name} metrics={metrics} />
        ) : (
          <SkeletonText lines={1} />
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

function Choices({
  address: { scope, window, isWindowRefused, change },
  name,
}: {
  readonly address: OverviewAddress;
  readonly name: string;
}) {
  const { t } = useWords();
  return (
    <div className={styles.aside}>
      <ScopeField
        className={styles.scope}
        scope={scope}
        name={name}
        onChange={chosen => change({ scope: chosen })}
      />
      <WindowField
        className={styles.window}
        window={window}
        onChange={chosen => change({ window: chosen })}
      />
      {isWindowRefused && (
        <p role="status" className={styles.refused}>
          {t('overview.windowRefused', {
            n: rollingWindowDays[DEFAULT_WINDOW],
          })}
        </p>
      )}
    </div>
  );
}
