import {
  ORGANISATION,
  metricsContract,
} from '@afterword/plugin-reliability-common';
import { useReliabilityQuery } from '@afterword/plugin-reliability-react';
import { FigureTiles } from '../figures/FigureTiles';
import { MoreFigures } from '../figures/MoreFigures';
import { useSparklines } from '../figures/trend/useSparklines';
import { FailureNotice } from '../listing/FailureNotice';
import { LessonsMoving } from '../learnings/asks/LessonsMoving';
import { LatestMilestones } from '../practice/milestones/LatestMilestones';
import { CharterLine } from '../processes/charter/CharterLine';
import { PageBody } from '../shell/PageBody';
import { useWords } from '../words';
import { useOverviewAddress } from './address/useOverviewAddress';
import { hasParts, useScopeName } from './address/useScopeName';
import { CalendarSection } from './calendar/CalendarSection';
import { CountsSection } from './counts/CountsSection';
import { FewIncidents } from './FewIncidents';
import { OverviewLead } from './OverviewLead';
import styles from './OverviewPage.module.css';
import { PartsSection } from './parts/PartsSection';
import { RecurringSection } from './recurring/RecurringSection';
import { TrendSection } from './trend/TrendSection';
import { WaitingSection } from './waiting/WaitingSection';
import { WaysToBegin } from './WaysToBegin';

/** How reliable the organisation is, or a part of it: a sentence, figures, how they went, and what the scope consists of. */
export function OverviewPage() {
  const { t } = useWords();
  const address = useOverviewAddress();
  const { scope, window, figure, kind, step, change } = address;
  const name = useScopeName(scope);
  const { data, error, refetch, isPlaceholderData } = useReliabilityQuery(
    metricsContract.getMetrics,
    { query: { scope, ...window } },
    { keepPrevious: true },
  );
  // Another window's figures may stay while those of this one load, another scope's may not.
  const metrics = data?.scope === scope ? data : undefined;
  const chartOf = useSparklines(scope, window, metrics, figure);
  const isFailed = error !== null && metrics === undefined;
  const isObserved = metrics?.observedSince !== null;
  return (
    <PageBody
      title={
        scope === ORGANISATION
          ? t('overview.documentTitleOrganisation')
          : t('overview.documentTitle', { name })
      }
    >
      <CharterLine />
      <OverviewLead
        address={address}
        name={name}
        metrics={metrics}
        isFailed={isFailed}
      />
      {isFailed ? (
        <FailureNotice
          error={error}
          onRetry={refetch}
          title={t('overview.failed')}
        />
      ) : (
        <div
          className={styles.figures}
          aria-busy={metrics === undefined || isPlaceholderData}
          data-stale={(metrics && isPlaceholderData) || undefined}
        >
          <FigureTiles
            label={t('overview.figures', { name })}
            metrics={metrics}
            chartOf={chartOf}
            isBrief
          />
          {metrics && <FewIncidents metrics={metrics} />}
          {!isObserved && <WaysToBegin />}
          {isObserved && (
            <>
              <MoreFigures scope={scope} window={window} metrics={metrics} />
              <TrendSection
                scope={scope}
                window={window}
                figure={figure}
                metrics={metrics}
                onFigure={chosen => change({ figure: chosen })}
              />
              <div className={styles.pair}>
                <RecurringSection scope={scope} window={window} />
                {hasParts(scope) && metrics?.commitments !== null && (
                  <WaitingSection
                    key={scope}
                    scope={scope}
                    kind={kind}
                    onKind={chosen => change({ kind: chosen })}
                  />
                )}
              </div>
              <LessonsMoving scope={scope} />
              <LatestMilestones scope={scope} />
              <CountsSection metrics={metrics} />
              <CalendarSection
                scope={scope}
                step={step}
                metrics={metrics}
                onStep={chosen => change({ step: chosen })}
              />
            </>
          )}
        </div>
      )}
      {hasParts(scope) && (
        // Asked for at once, drawn when it is known how much stands above: it would be moved.
        <div hidden={metrics === undefined && !isFailed}>
          <PartsSection scope={scope} window={window} />
        </div>
      )}
    </PageBody>
  );
}
