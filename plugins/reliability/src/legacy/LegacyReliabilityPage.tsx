import { Navigate, Route, Routes } from 'react-router-dom';
import { compatWrapper } from '@backstage/core-compat-api';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { PluginHeader } from '@backstage/ui';
import { ActionItemsRouter } from '../actionItems/ActionItemsRouter';
import { ChangesRouter } from '../changes/ChangesRouter';
import { DeploymentsRouter } from '../deployments/DeploymentsRouter';
import { IncidentsRouter } from '../incidents/IncidentsRouter';
import { ImportRouter } from '../intake/ImportRouter';
import { LearningsRouter } from '../learnings/LearningsRouter';
import { OverviewRouter } from '../overview/OverviewRouter';
import { PostmortemsRouter } from '../postmortems/PostmortemsRouter';
import { PracticeRouter } from '../practice/PracticeRouter';
import { QualityRouter } from '../quality/QualityRouter';
import { ReportRouter } from '../reports/ReportRouter';
import { ReviewsRouter } from '../reviews/ReviewsRouter';
import {
  actionItemsRouteRef,
  changesRouteRef,
  deploymentsRouteRef,
  importRouteRef,
  incidentsRouteRef,
  learningsRouteRef,
  overviewRouteRef,
  postmortemsRouteRef,
  practiceRouteRef,
  qualityRouteRef,
  reportRouteRef,
  reviewsRouteRef,
  rootRouteRef,
} from '../routes';
import { NoSuchPage } from '../shell/NoSuchPage';
import { Provided } from '../shell/Provided';
import { ReliabilityIcon } from '../shell/ReliabilityIcon';
import { useWords } from '../words';

/** What the new frontend system makes of our sub pages, for the old one. */
export function LegacyReliabilityPage() {
  return compatWrapper(
    <Provided>
      <TabbedPages />
    </Provided>,
  );
}

function TabbedPages() {
  const { t } = useWords();
  const root = useRouteRef(rootRouteRef)?.();
  const tabs = [
    {
      id: 'overview',
      label: t('shell.tabs.overview'),
      href: useRouteRef(overviewRouteRef)?.() ?? 'overview',
    },
    {
      id: 'incidents',
      label: t('shell.tabs.incidents'),
      href: useRouteRef(incidentsRouteRef)?.() ?? 'incidents',
    },
    {
      id: 'postmortems',
      label: t('shell.tabs.postmortems'),
      href: useRouteRef(postmortemsRouteRef)?.() ?? 'postmortems',
    },
    {
      id: 'learnings',
      label: t('shell.tabs.learnings'),
      href: useRouteRef(learningsRouteRef)?.() ?? 'learnings',
    },
    {
      id: 'action-items',
      label: t('shell.tabs.actionItems'),
      href: useRouteRef(actionItemsRouteRef)?.() ?? 'action-items',
    },
    {
      id: 'deployments',
      label: t('shell.tabs.deployments'),
      href: useRouteRef(deploymentsRouteRef)?.() ?? 'deployments',
    },
    {
      id: 'reviews',
      label: t('shell.tabs.reviews'),
      href: useRouteRef(reviewsRouteRef)?.() ?? 'reviews',
    },
    {
      id: 'changes',
      label: t('shell.tabs.changes'),
      href: useRouteRef(changesRouteRef)?.() ?? 'changes',
    },
    {
      id: 'practice',
      label: t('shell.tabs.practice'),
      href: useRouteRef(practiceRouteRef)?.() ?? 'practice',
    },
    {
      id: 'quality',
      label: t('shell.tabs.quality'),
      href: useRouteRef(qualityRouteRef)?.() ?? 'quality',
    },
    {
      id: 'report',
      label: t('shell.tabs.report'),
      href: useRouteRef(reportRouteRef)?.() ?? 'report',
    },
    {
      id: 'import',
      label: t('shell.tabs.import'),
      href: useRouteRef(importRouteRef)?.() ?? 'import',
    },
  ];
  return (
    <>
      <PluginHeader
        title={t('shell.title')}
        titleLink={root}
        icon={<ReliabilityIcon />}
        tabs={tabs.map(tab => ({ ...tab, matchStrategy: 'prefix' }))}
      />
      <Routes>
        <Route index element={<Navigate to="overview" replace />} />
        <Route path="overview/*" element={<OverviewRouter />} />
        <Route path="incidents/*" element={<IncidentsRouter />} />
        <Route path="postmortems/*" element={<PostmortemsRouter />} />
        <Route path="learnings/*" element={<LearningsRouter />} />
        <Route path="action-items/*" element={<ActionItemsRouter />} />
        <Route path="deployments/*" element={<DeploymentsRouter />} />
        <Route path="reviews/*" element={<ReviewsRouter />} />
        <Route path="practice/*" element={<PracticeRouter />} />
        <Route path="changes/*" element={<ChangesRouter />} />
        <Route path="quality/*" element={<QualityRouter />} />
        <Route path="report/*" element={<ReportRouter />} />
        <Route path="import/*" element={<ImportRouter />} />
        <Route path="*" element={<NoSuchPage />} />
      </Routes>
    </>
  );
}
