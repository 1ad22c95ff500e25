import { BreadcrumbEntry, useRouteRef } from '@backstage/frontend-plugin-api';
import { Link, Select } from '@backstage/ui';
import {
  leadershipContract,
  leadershipMarkdown,
} from '@afterword/plugin-reliability-common';
import {
  EmptyState,
  SkeletonText,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import { FailureNotice } from '../../listing/FailureNotice';
import choices from '../../overview/address/AddressChoices.module.css';
import { ScopeField } from '../../overview/address/ScopeField';
import { useScopeName } from '../../overview/address/useScopeName';
import page from '../../reports/ReportPage.module.css';
import { ReportWays } from '../../reports/ReportWays';
import { leadershipRouteRef, practiceRouteRef } from '../../routes';
import { PageBody } from '../../shell/PageBody';
import { useWords } from '../../words';
import { LeadershipDocument } from './LeadershipDocument';
import {
  LeadershipAddress,
  useLeadershipAddress,
} from './useLeadershipAddress';
import { useLeadershipWords } from './useLeadershipWords';

/** A quarter of a scope for leadership: to be read aloud, copied, saved or printed. */
export function LeadershipPage() {
  const { t } = useWords();
  const words = useLeadershipWords();
  const here = useRouteRef(leadershipRouteRef)?.() ?? '.';
  const practice = useRouteRef(practiceRouteRef)?.();
  const address = useLeadershipAddress();
  const { scope, quarter } = address;
  const { data, error, refetch, isPlaceholderData } = useReliabilityQuery(
    leadershipContract.getLeadershipReport,
    { query: { scope, quarter } },
    { keepPrevious: true },
  );
  // That of another quarter may stay while this one is written, that of another scope may not.
  const report = data?.scope === scope ? data : undefined;
  const body = () => {
    if (error && !report) {
      return (
        <FailureNotice
          error={error}
          onRetry={refetch}
          title={t('practice.leadership.failed')}
        />
      );
    }
    if (!report) {
      return (
        <div role="status" aria-label={t('practice.leadership.loading')}>
          <SkeletonText lines={12} />
        </div>
      );
    }
    return (
      <div
        className={page.written}
        aria-busy={isPlaceholderData}
        data-stale={isPlaceholderData || undefined}
      >
        {report.isEmpty && (
          <EmptyState
            title={t('practice.leadership.emptyTitle')}
            headingLevel={2}
          >
            {t('practice.leadership.emptyWhy')}
          </EmptyState>
        )}
        <LeadershipDocument report={report} words={words} />
      </div>
    );
  };
  return (
    <BreadcrumbEntry
      entry={{ label: t('practice.leadership.title'), href: here }}
    >
      <PageBody title={report ? words.say(report.title) : undefined}>
        <div className={page.head}>
          <div className={page.ways}>
            {report && (
              <ReportWays
                markdown={() => leadershipMarkdown(report, words)}
                fileName={`leadership-${report.quarter.label}.md`}
                isDisabled={isPlaceholderData}
                note={t('practice.leadership.passingOn')}
              />
            )}
            {practice && (
              <Link href={practice} standalone>
                {t('practice.leadership.back')}
              </Link>
            )}
          </div>
          <Choices address={address} />
        </div>
        {body()}
      </PageBody>
    </BreadcrumbEntry>
  );
}

function Choices({
  address: { scope, quarter, quarters, running, change },
}: {
  readonly address: LeadershipAddress;
}) {
  const { t } = useWords();
  const name = useScopeName(scope);
  return (
    <div className={choices.choices}>
      <ScopeField
        className={choices.scope}
        scope={scope}
        name={name}
        onChange={chosen => change({ scope: chosen })}
      />
      <Select
        className={choices.window}
        label={t('practice.leadership.quarter')}
        options={quarters.map(id => ({
          id,
          label:
            id === running
              ? t('practice.leadership.running', { quarter: id })
              : id,
        }))}
        value={quarter}
        onChange={key => change({ quarter: String(key) })}
      />
    </div>
  );
}
