import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { reportsContract } from '@afterword/plugin-reliability-common';
import {
  EmptyState,
  SkeletonText,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import { FailureNotice } from '../listing/FailureNotice';
import { AddressChoices } from '../overview/address/AddressChoices';
import {
  overviewParams,
  useOverviewAddress,
} from '../overview/address/useOverviewAddress';
import { useScopeName } from '../overview/address/useScopeName';
import { overviewRouteRef } from '../routes';
import { PageBody } from '../shell/PageBody';
import { useWords } from '../words';
import { MonthlySection } from './monthly/MonthlySection';
import { ReportDocument } from './ReportDocument';
import styles from './ReportPage.module.css';
import { ReportWays } from './ReportWays';
import { useReportMarkdown } from './useReportMarkdown';
import { useReportWords } from './useReportWords';

/** The overview of a scope in words: to be read aloud, copied, saved or printed. */
export function ReportPage() {
  const { t } = useWords();
  const words = useReportWords();
  const markdownOf = useReportMarkdown(words);
  const address = useOverviewAddress();
  const { scope, window, kind } = address;
  const name = useScopeName(scope);
  const overview = useRouteRef(overviewRouteRef)?.();
  const same = overviewParams({ scope, window }, new URLSearchParams());
  const { data, error, refetch, isPlaceholderData } = useReliabilityQuery(
    reportsContract.getReport,
    { query: { scope, ...window, ...(kind && { kind }) } },
    { keepPrevious: true },
  );
  // A report of another window may stay while that of this one is written, one of another scope may not.
  const report = data?.scope === scope ? data : undefined;
  const isObserved =
    report?.figures.find(({ figure }) => figure === 'incidents')?.state !==
    'notObserved';
  const body = () => {
    if (error && !report) {
      return (
        <FailureNotice
          error={error}
          onRetry={refetch}
          title={t('reports.failed')}
        />
      );
    }
    if (!report) {
      return (
        <div role="status" aria-label={t('reports.loading')}>
          <SkeletonText lines={12} />
        </div>
      );
    }
    if (!isObserved) {
      return (
        <EmptyState title={t('reports.emptyTitle')}>
          {t('reports.emptyWhy')}
        </EmptyState>
      );
    }
    return (
      <div
        aria-busy={isPlaceholderData}
        data-stale={isPlaceholderData || undefined}
        className={styles.written}
      >
        <ReportDocument report={report} words={words} />
      </div>
    );
  };
  return (
    <PageBody title={report && words.say(report.title)}>
      <div className={styles.head}>
        <div className={styles.ways}>
          {report && isObserved && (
            <ReportWays
              markdown={() => markdownOf(report)}
              fileName="report.md"
              note={t('reports.passingOn')}
              isDisabled={isPlaceholderData}
            />
          )}
          {overview && (
            <Link href={`${overview}?${same}`} standalone>
              {t('reports.overview')}
            </Link>
          )}
        </div>
        <AddressChoices address={address} name={name} />
      </div>
      {body()}
      {report && <MonthlySection scope={scope} />}
    </PageBody>
  );
}
