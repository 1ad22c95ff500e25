import { ReactNode, useState } from 'react';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  useEntity,
  useEntityPresentation,
} from '@backstage/plugin-catalog-react';
import { Button } from '@backstage/ui';
import {
  CONTAINER_KINDS,
  incidentCreatePermission,
  metricsContract,
  postmortemCreatePermission,
  RollingWindow,
  rollingWindowDays,
  ScopeMetrics,
} from '@afterword/plugin-reliability-common';
import {
  SentenceLead,
  SkeletonBlock,
  SkeletonText,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import { EntityAsks } from '../learnings/asks/EntityAsks';
import { useEntityAsks } from '../learnings/asks/useEntityAsks';
import { ReportIncidentDialog } from '../incidents/report/ReportIncidentDialog';
import { ReportNearMissDialog } from '../incidents/report/ReportNearMissDialog';
import { FailureNotice } from '../listing/FailureNotice';
import { LatestMilestones } from '../practice/milestones/LatestMilestones';
import tones from '../shell/tones.module.css';
import { useMay } from '../shell/useMay';
import { useWords } from '../words';
import styles from './EntityReliabilityTab.module.css';
import { FigureTiles } from '../figures/FigureTiles';
import { HowCounted } from '../figures/HowCounted';
import { MoreFigures } from '../figures/MoreFigures';
import { MetricsSentences } from '../figures/MetricsSentences';
import { WindowRefused } from '../figures/WindowRefused';
import { useSparklines } from '../figures/trend/useSparklines';
import { HistorySection } from './history/HistorySection';
import { EntityDeployments } from './lists/EntityDeployments';
import { EntityPostmortems } from './lists/EntityPostmortems';
import { EntityQuality } from './lists/EntityQuality';
import { ChooseIncidentDialog } from './lists/ChooseIncidentDialog';
import { NextChanges } from './lists/NextChanges';
import { NextReview } from './lists/NextReview';
import { OpenCommitments } from './lists/OpenCommitments';
import { OpenIncidents } from './lists/OpenIncidents';
import { useOpenIncidents } from './lists/useOpenIncidents';
import { useWindow } from './useWindow';
import { WindowSelect } from './WindowSelect';

/** How reliable an entity is, what is committed, and what was learned. */
export function EntityReliabilityTab() {
  const { entity } = useEntity();
  const scope = stringifyEntityRef(entity);
  const { window, isRefused, change } = useWindow();
  const { data, error, refetch } = useReliabilityQuery(
    metricsContract.getMetrics,
    { query: { scope, window } },
    { keepPrevious: true },
  );
  const open = useOpenIncidents(scope);
  const asks = useEntityAsks(scope);
  const isSettled = open.isSettled && asks.isSettled;
  return (
    <div className={`${tones.ours} ${styles.tab}`}>
      <TabLead
        entity={entity}
        metrics={data}
        failure={
          error && !data ? { error, onRetry: () => refetch() } : undefined
        }
        aside={
          <>
            <TabActions entity={entity} scope={scope} />
            <WindowSelect value={window} onChange={change} />
            {isRefused && <WindowRefused />}
          </>
        }
      />
      <OpenIncidents scope={scope} page={open.page} />
      <EntityAsks scope={scope} page={open.isSettled ? asks.page : undefined} />
      <div
        className={styles.below}
        data-settled={isSettled}
        aria-busy={!isSettled}
      >
        {!(error && !data) && (
          <TabFigures
            entity={entity}
            scope={scope}
            metrics={data}
            window={window}
          />
        )}
        <HistorySection key={scope} scope={scope} window={data?.window} />
        {data?.commitments !== null && (
          <OpenCommitments scope={scope} count={data?.commitments.open} />
        )}
        <EntityPostmortems scope={scope} />
        {CONTAINER_KINDS.has(entity.kind.toLowerCase()) && (
          <NextReview scope={scope} />
        )}
        <LatestMilestones scope={scope} />
        <NextChanges scope={scope} />
        <EntityDeployments scope={scope} />
        {data && <EntityQuality scope={scope} window={window} />}
      </div>
    </div>
  );
}

function TabActions({
  entity,
  scope,
}: {
  readonly entity: Entity;
  readonly scope: string;
}) {
  const { t } = useWords();
  const { primaryTitle: name } = useEntityPresentation(entity);
  const [open, setOpen] = useState<'nearMiss' | 'incident' | 'postmortem'>();
  const close = () => setOpen(undefined);
  const mayReport = useMay(incidentCreatePermission);
  const mayOpen = useMay(postmortemCreatePermission);
  // In a team or a system it happened to one of its parts: the form asks which.
  const isContainer = CONTAINER_KINDS.has(entity.kind.toLowerCase());
  return (
    <div className={styles.actions}>
      {mayReport && (
        <>
          <Button variant="secondary" onPress={() => setOpen('nearMiss')}>
            {t('entity.reportNearMiss')}
          </Button>
          <Button variant="secondary" onPress={() => setOpen('incident')}>
            {t('entity.reportIncident')}
          </Button>
        </>
      )}
      {mayOpen && (
        <Button variant="primary" onPress={() => setOpen('postmortem')}>
          {t('entity.newPostmortem')}
        </Button>
      )}
      <ReportNearMissDialog
        isOpen={open === 'nearMiss'}
        onClose={close}
        entity={isContainer ? undefined : { ref: scope, name }}
      />
      <ReportIncidentDialog
        isOpen={open === 'incident'}
        onClose={close}
        entityRef={isContainer ? undefined : scope}
      />
      {open === 'postmortem' && (
        <ChooseIncidentDialog
          scope={scope}
          onReport={mayReport ? () => setOpen('incident') : undefined}
          onClose={close}
        />
      )}
    </div>
  );
}

function TabLead({
  entity,
  metrics,
  failure,
  aside,
}: {
  readonly entity: Entity;
  readonly metrics: ScopeMetrics | undefined;
  readonly failure:
    | { readonly error: Error; readonly onRetry: () => void }
    | undefined;
  readonly aside: ReactNode;
}) {
  const { t } = useWords();
  const { primaryTitle: name } = useEntityPresentation(entity);
  if (failure) {
    return (
      <>
        <div className={styles.aside}>{aside}</div>
        <FailureNotice {...failure} title={t('entity.tab.failed')} />
      </>
    );
  }
  return (
    <SentenceLead
      how={
        metrics ? (
          <HowCounted name={name} metrics={metrics} />
        ) : (
          <SkeletonText lines={1} />
        )
      }
      aside={<div className={styles.aside}>{aside}</div>}
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

function TabFigures({
  entity,
  scope,
  metrics,
  window,
}: {
  readonly entity: Entity;
  readonly scope: string;
  readonly metrics: ScopeMetrics | undefined;
  readonly window: RollingWindow;
}) {
  const { t } = useWords();
  const { primaryTitle: name } = useEntityPresentation(entity);
  const chartOf = useSparklines(scope, { window }, metrics);
  const days = t('entity.days', { n: rollingWindowDays[window] });
  return (
    <>
      <FigureTiles
        label={t('entity.tab.figures', { name, window: days })}
        metrics={metrics}
        chartOf={chartOf}
      />
      <MoreFigures scope={scope} window={{ window }} metrics={metrics} />
    </>
  );
}
