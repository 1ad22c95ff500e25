import {
  coreExtensionData,
  createFrontendPlugin,
  ExtensionBoundary,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import { reliableKinds } from './entity/entityKinds';
import {
  actionItemRouteRef,
  actionItemsRouteRef,
  asksRouteRef,
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
import { subPages } from './subPages';

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

const homeWidget = HomePageWidgetBlueprint.make({
  name: 'waiting',
  params: {
    name: 'ReliabilityWaiting',
    title: 'What waits for me',
    description:
      'Postmortems to review and to write, learnings that your teams have not answered, and your open commitments',
    layout: { width: { minColumns: 3 }, height: { minRows: 4 } },
    components: async () => {
      const widget = await loadProvided(() =>
        import('./home/WaitingForMe').then(m => <m.WaitingForMe />),
      );
      return { Content: () => widget };
    },
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
    asks: asksRouteRef,
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
    ...subPages,
    entityTab,
    entityCard,
    homeWidget,
    ...searchExtensions,
  ],
});
