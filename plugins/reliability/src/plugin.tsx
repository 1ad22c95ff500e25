import {
  coreExtensionData,
  createFrontendPlugin,
  ExtensionBoundary,
  PageBlueprint,
  SubPageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { reliableKinds } from './entity/entityKinds';
import {
  actionItemRouteRef,
  actionItemsRouteRef,
  charterRouteRef,
  changeRouteRef,
  changesRouteRef,
  definitionsRouteRef,
  deploymentRouteRef,
  deploymentsRouteRef,
  entityTabRouteRef,
  failureModesRouteRef,
  importRouteRef,
  incidentRouteRef,
  incidentsRouteRef,
  intakeRouteRef,
  leadershipRouteRef,
  learningRouteRef,
  learningsRouteRef,
  overviewRouteRef,
  postmortemRouteRef,
  postmortemsRouteRef,
  practiceRouteRef,
  qualityRouteRef,
  reportRouteRef,
  reviewRouteRef,
  reviewsRouteRef,
  rootRouteRef,
} from './routes';
import { searchExtensions } from './search/searchExtensions';
import { loadProvided } from './shell/loadProvided';
import { reliabilityApi } from './shell/reliabilityApi';
import { ReliabilityIcon } from './shell/ReliabilityIcon';

const reliabilityPage = PageBlueprint.makeWithOverrides({
  factory(makePage, { inputs, node }) {
    const page = makePage({ path: '/reliability', routeRef: rootRouteRef });
    // The portal's page draws its header at any address below, and nothing where no sub page answers.
    const elsewhere = ExtensionBoundary.lazy(node, () =>
      loadProvided(() =>
        import('./shell/Elsewhere').then(m => (
          <m.Elsewhere
            paths={inputs.pages.map(one =>
              one.get(coreExtensionData.routePath),
            )}
          />
        )),
      ),
    );
    return [
      ...[...page].filter(({ id }) => id !== coreExtensionData.reactElement.id),
      coreExtensionData.reactElement(
        <>
          {page.get(coreExtensionData.reactElement)}
          {elsewhere}
        </>,
      ),
    ];
  },
});

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

const entityTab = EntityContentBlueprint.make({
  params: {
    path: 'reliability',
    title: 'Reliability',
    group: 'operation',
    routeRef: entityTabRouteRef,
    filter: { kind: { $in: reliableKinds } },
    loader: () =>
      loadProvided(() =>
        import('./entity/EntityReliabilityTab').then(m => (
          <m.EntityReliabilityTab />
        )),
      ),
  },
});

const entityCard = EntityCardBlueprint.make({
  params: {
    filter: { kind: { $in: reliableKinds } },
    loader: () =>
      loadProvided(() =>
        import('./entity/EntityReliabilityCard').then(m => (
          <m.EntityReliabilityCard />
        )),
      ),
  },
});

/**
 * How reliable everything is, incidents, postmortems, action items and deployments: pages of their own, and a tab and a
 * card on the entities that they are about.
 *
 * @public
 */
export const reliabilityPlugin = createFrontendPlugin({
  pluginId: 'reliability',
  title: 'Reliability',
  icon: <ReliabilityIcon />,
  info: { packageJson: () => import('../package.json') },
  routes: {
    root: rootRouteRef,
    overview: overviewRouteRef,
    definitions: definitionsRouteRef,
    incidents: incidentsRouteRef,
    incident: incidentRouteRef,
    postmortems: postmortemsRouteRef,
    postmortem: postmortemRouteRef,
    learnings: learningsRouteRef,
    learning: learningRouteRef,
    failureModes: failureModesRouteRef,
    actionItems: actionItemsRouteRef,
    actionItem: actionItemRouteRef,
    deployments: deploymentsRouteRef,
    deployment: deploymentRouteRef,
    reviews: reviewsRouteRef,
    review: reviewRouteRef,
    practice: practiceRouteRef,
    charter: charterRouteRef,
    changes: changesRouteRef,
    change: changeRouteRef,
    leadership: leadershipRouteRef,
    quality: qualityRouteRef,
    report: reportRouteRef,
    import: importRouteRef,
    intake: intakeRouteRef,
    entityTab: entityTabRouteRef,
  },
  extensions: [
    reliabilityApi,
    reliabilityPage,
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
    entityTab,
    entityCard,
    ...searchExtensions,
  ],
});
