import { SubPageBlueprint } from '@backstage/frontend-plugin-api';
import { loadProvided } from './shell/loadProvided';

const onReliabilityPage = { id: 'page:reliability', input: 'pages' } as const;

const overviewSubPage = SubPageBlueprint.make({
  attachTo: onReliabilityPage,
  name: 'overview',
  params: {
    path: 'overview',
    title: 'Overview',
    loader: () =>
      loadProvided(() =>
        import('./overview/OverviewRouter').then(m => <m.OverviewRouter />),
      ),
  },
});

const incidentsSubPage = SubPageBlueprint.make({
  attachTo: onReliabilityPage,
  name: 'incidents',
  params: {
    path: 'incidents',
    title: 'Incidents',
    loader: () =>
      loadProvided(() =>
        import('./incidents/IncidentsRouter').then(m => <m.IncidentsRouter />),
      ),
  },
});

const postmortemsSubPage = SubPageBlueprint.make({
  attachTo: onReliabilityPage,
  name: 'postmortems',
  params: {
    path: 'postmortems',
    title: 'Postmortems',
    loader: () =>
      loadProvided(() =>
        import('./postmortems/PostmortemsRouter').then(m => (
          <m.PostmortemsRouter />
        )),
      ),
  },
});

const learningsSubPage = SubPageBlueprint.make({
  attachTo: onReliabilityPage,
  name: 'learnings',
  params: {
    path: 'learnings',
    title: 'Learnings',
    loader: () =>
      loadProvided(() =>
        import('./learnings/LearningsRouter').then(m => <m.LearningsRouter />),
      ),
  },
});

const actionItemsSubPage = SubPageBlueprint.make({
  attachTo: onReliabilityPage,
  name: 'action-items',
  params: {
    path: 'action-items',
    title: 'Action items',
    loader: () =>
      loadProvided(() =>
        import('./actionItems/ActionItemsRouter').then(m => (
          <m.ActionItemsRouter />
        )),
      ),
  },
});

const deploymentsSubPage = SubPageBlueprint.make({
  attachTo: onReliabilityPage,
  name: 'deployments',
  params: {
    path: 'deployments',
    title: 'Deployments',
    loader: () =>
      loadProvided(() =>
        import('./deployments/DeploymentsRouter').then(m => (
          <m.DeploymentsRouter />
        )),
      ),
  },
});

const reviewsSubPage = SubPageBlueprint.make({
  attachTo: onReliabilityPage,
  name: 'reviews',
  params: {
    path: 'reviews',
    title: 'Reviews',
    loader: () =>
      loadProvided(() =>
        import('./reviews/ReviewsRouter').then(m => <m.ReviewsRouter />),
      ),
  },
});

const changesSubPage = SubPageBlueprint.make({
  attachTo: onReliabilityPage,
  name: 'changes',
  params: {
    path: 'changes',
    title: 'Changes',
    loader: () =>
      loadProvided(() =>
        import('./changes/ChangesRouter').then(m => <m.ChangesRouter />),
      ),
  },
});

const practiceSubPage = SubPageBlueprint.make({
  attachTo: onReliabilityPage,
  name: 'practice',
  params: {
    path: 'practice',
    title: 'Practice',
    loader: () =>
      loadProvided(() =>
        import('./practice/PracticeRouter').then(m => <m.PracticeRouter />),
      ),
  },
});

const qualitySubPage = SubPageBlueprint.make({
  attachTo: onReliabilityPage,
  name: 'quality',
  params: {
    path: 'quality',
    title: 'Data quality',
    loader: () =>
      loadProvided(() =>
        import('./quality/QualityRouter').then(m => <m.QualityRouter />),
      ),
  },
});

const reportSubPage = SubPageBlueprint.make({
  attachTo: onReliabilityPage,
  name: 'report',
  params: {
    path: 'report',
    title: 'Report',
    loader: () =>
      loadProvided(() =>
        import('./reports/ReportRouter').then(m => <m.ReportRouter />),
      ),
  },
});

const importSubPage = SubPageBlueprint.make({
  attachTo: onReliabilityPage,
  name: 'import',
  params: {
    path: 'import',
    title: 'Import',
    loader: () =>
      loadProvided(() =>
        import('./intake/ImportRouter').then(m => <m.ImportRouter />),
      ),
  },
});

/** The tabs of the page, in the order in which they stand. */
export const subPages = [
  overviewSubPage,
  incidentsSubPage,
  postmortemsSubPage,
  learningsSubPage,
  actionItemsSubPage,
  deploymentsSubPage,
  reviewsSubPage,
  changesSubPage,
  practiceSubPage,
  qualitySubPage,
  reportSubPage,
  importSubPage,
];
