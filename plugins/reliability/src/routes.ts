import {
  createRouteRef,
  createSubRouteRef,
} from '@backstage/frontend-plugin-api';

/**
 * All our pages hang below this one ref, also those that are sub pages with
 * extensions of their own: the old frontend system can only mount one.
 */
export const rootRouteRef = createRouteRef();

/** The figures of the organisation or a part of it. */
export const overviewRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/overview',
});

/** How all figures are made. */
export const definitionsRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/overview/definitions',
});

/** The list of incidents. */
export const incidentsRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/incidents',
});

/** One incident, by its key. */
export const incidentRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/incidents/:key',
});

/** The list of postmortems. */
export const postmortemsRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/postmortems',
});

/** One postmortem, by its key. */
export const postmortemRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/postmortems/:key',
});

/** What postmortems tell others. */
export const learningsRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/learnings',
});

/** The words for how things fail. */
export const failureModesRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/learnings/failure-modes',
});

/** Learnings that wait for an answer. */
export const asksRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/learnings/asks',
});

/** One learning, by its key. */
export const learningRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/learnings/:key',
});

/** The list of action items. */
export const actionItemsRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/action-items',
});

/** One action item, by its key. */
export const actionItemRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/action-items/:key',
});

/** The list of deployments. */
export const deploymentsRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/deployments',
});

/** One deployment, by its key. */
export const deploymentRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/deployments/:key',
});

/** The list of reviews. */
export const reviewsRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/reviews',
});

/** One review, by its key. */
export const reviewRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/reviews/:key',
});

/** How the organisation goes about learning from incidents. */
export const practiceRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/practice',
});

/** The charter, whole. */
export const charterRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/practice/charter',
});

/** The list of change reviews. */
export const changesRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/changes',
});

/** One change review, by its key. */
export const changeRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/changes/:key',
});

/** A quarter of a scope for leadership. */
export const leadershipRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/practice/report',
});

/** The figures of a scope in words, to be passed on. */
export const reportRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/report',
});

/** Incidents that figures do not know well enough. */
export const qualityRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/quality',
});

/** The tab on an entity's page, for links from its card. */
export const entityTabRouteRef = createRouteRef();

/** What arrives from producers, for those who run the portal. */
export const intakeRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/import/intake',
});

/** Bringing in what was written elsewhere. */
export const importRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/import',
});
