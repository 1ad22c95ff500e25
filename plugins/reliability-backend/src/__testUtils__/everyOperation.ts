import { Caller } from './aPortal';
import { changeAsks } from './changeAsks';
import { exchangeAsks } from './exchangeAsks';
import { metricsAsks } from './metricsAsks';
import { practiceAsks } from './practiceAsks';
import { reviewAsks } from './reviewAsks';

/** A word that stands in everything confidential and nowhere else. */
export const CANARY = 'zanzibarquokka';

const checkout = 'component:default/checkout-api';

/** Keys of confidential things. */
export interface Secrets {
  readonly delivery: string;
  readonly incident: string;
  readonly draft: string;
  readonly candidate: string;
  /** Everybody reads it; that it caused the incident is the secret. */
  readonly deployment: string;
  readonly part: string;
  readonly learning: string;
}

type Request = ReturnType<Caller['get']>;
/** How an operation is asked about what is confidential. */
export type Ask = (
  caller: Caller,
  secrets: Secrets,
) => Request | readonly (() => Request)[];

/**
 * How each operation is asked about what is confidential. An operation of the published contract that is missing here fails the test:
 * whoever adds one decides what it may show.
 */
export const asks: Readonly<Record<string, Ask>> = {
  listIncidents: caller =>
    caller.get(`/incidents?limit=200&count=true&q=zanzibar`),
  exportIncidentsCsv: caller => caller.get('/incidents.csv'),
  exportIncidentsNdjson: caller => caller.get('/incidents.ndjson'),
  createIncident: caller =>
    caller.post('/incidents', { title: 'Public', kind: 'drill' }),
  reportNearMiss: caller =>
    caller.post('/near-misses', {
      whatNearlyHappened: 'Public',
      whenNoticed: '2026-01-01T00:00:00Z',
      whatStoppedIt: 'Luck',
    }),
  getIncident: (caller, { incident }) => caller.get(`/incidents/${incident}`),
  updateIncident: (caller, { incident }) =>
    caller
      .patch(`/incidents/${incident}`, { severity: 'sev3' })
      .set('If-Match', '"99"'),
  setIncidentTime: (caller, { incident }) =>
    caller
      .put(`/incidents/${incident}/times/resolved`, { at: null })
      .set('If-Match', '"99"'),
  clearIncidentTime: (caller, { incident }) =>
    caller
      .delete(`/incidents/${incident}/times/resolved`)
      .set('If-Match', '"99"'),
  mergeIncident: (caller, { incident }) =>
    caller
      .post(`/incidents/${incident}/merge`, { into: 'INC-1' })
      .set('If-Match', '"99"'),
  unmergeIncident: (caller, { incident }) =>
    caller.post(`/incidents/${incident}/unmerge`).set('If-Match', '"99"'),
  getIncidentHistory: (caller, { incident }) =>
    caller.get(`/incidents/${incident}/history`),

  listDeployments: caller =>
    caller.get('/deployments?limit=200&count=true&failed=true'),
  exportDeploymentsCsv: caller => caller.get('/deployments.csv'),
  exportDeploymentsNdjson: caller => caller.get('/deployments.ndjson'),
  createDeployment: caller =>
    caller.post('/deployments', {
      entity: checkout,
      finished: '2026-01-01T00:00:00Z',
    }),
  getDeployment: (caller, { deployment }) =>
    caller.get(`/deployments/${deployment}`),
  updateDeployment: (caller, { deployment }) =>
    caller
      .patch(`/deployments/${deployment}`, { rolledBack: true })
      .set('If-Match', '"99"'),
  getDeploymentHistory: (caller, { deployment }) =>
    caller.get(`/deployments/${deployment}/history`),
  setChangeFailure: (caller, { deployment, incident }) =>
    caller
      .put(`/deployments/${deployment}/failures/${incident}`, {
        state: 'withdrawn',
      })
      .set('If-Match', '"99"'),
  getChangeCause: (caller, { incident }) =>
    caller.get(`/incidents/${incident}/change-cause`),
  answerChangeCause: (caller, { incident }) =>
    caller
      .put(`/incidents/${incident}/change-cause`, { answer: 'unanswered' })
      .set('If-Match', '"99"'),

  listActionItems: caller =>
    caller.get(`/action-items?limit=200&count=true&q=zanzibar`),
  exportActionItemsCsv: caller => caller.get('/action-items.csv'),
  exportActionItemsNdjson: caller => caller.get('/action-items.ndjson'),
  createActionItem: (caller, { draft }) =>
    caller.post('/action-items', { title: 'Public', postmortem: draft }),
  getActionItem: (caller, { candidate }) =>
    caller.get(`/action-items/${candidate}`),
  updateActionItem: (caller, { candidate }) =>
    caller
      .patch(`/action-items/${candidate}`, { type: 'process' })
      .set('If-Match', '"99"'),
  transitionActionItem: (caller, { candidate }) =>
    caller
      .post(`/action-items/${candidate}/transitions`, { to: 'committed' })
      .set('If-Match', '"99"'),
  getActionItemHistory: (caller, { candidate }) =>
    caller.get(`/action-items/${candidate}/history`),

  listPostmortems: caller =>
    caller.get(`/postmortems?limit=200&count=true&q=zanzibar`),
  exportPostmortemsCsv: caller => caller.get('/postmortems.csv'),
  exportPostmortemsNdjson: caller => caller.get('/postmortems.ndjson'),
  createPostmortem: (caller, { incident }) =>
    caller.post('/postmortems', { title: 'Public', incidents: [incident] }),
  getPostmortem: (caller, { draft }) => caller.get(`/postmortems/${draft}`),
  updatePostmortem: (caller, { draft }) =>
    caller
      .patch(`/postmortems/${draft}`, { title: 'Public' })
      .set('If-Match', '"99"'),
  discardPostmortem: (caller, { draft }) =>
    caller.delete(`/postmortems/${draft}`).set('If-Match', '"99"'),
  writePostmortemSection: (caller, { draft }) =>
    caller
      .patch(`/postmortems/${draft}/sections/impact`, { text: 'Public' })
      .set('If-Match', '"99"'),
  transitionPostmortem: (caller, { draft }) =>
    caller
      .post(`/postmortems/${draft}/transitions`, { to: 'inReview' })
      .set('If-Match', '"99"'),
  rewordGateOverride: (caller, { draft }) =>
    caller
      .put(`/postmortems/${draft}/overrides/timesKnown`, { reason: 'Public' })
      .set('If-Match', '"99"'),
  reviewPostmortem: (caller, { draft }) =>
    caller.post(`/postmortems/${draft}/reviews`).set('If-Match', '"99"'),
  addTimelineEntry: (caller, { draft }) =>
    caller.post(`/postmortems/${draft}/timeline`, { at: null, text: 'x' }),
  updateTimelineEntry: (caller, { draft, part }) =>
    caller
      .put(`/postmortems/${draft}/timeline/${part}`, { at: null, text: 'x' })
      .set('If-Match', '"99"'),
  removeTimelineEntry: (caller, { draft, part }) =>
    caller
      .delete(`/postmortems/${draft}/timeline/${part}`)
      .set('If-Match', '"99"'),
  addFactor: (caller, { draft }) =>
    caller.post(`/postmortems/${draft}/factors`, {
      text: 'x',
      layer: 'process',
    }),
  updateFactor: (caller, { draft, part }) =>
    caller
      .put(`/postmortems/${draft}/factors/${part}`, {
        text: 'x',
        layer: 'process',
      })
      .set('If-Match', '"99"'),
  removeFactor: (caller, { draft, part }) =>
    caller
      .delete(`/postmortems/${draft}/factors/${part}`)
      .set('If-Match', '"99"'),
  addLearning: (caller, { draft }) =>
    caller.post(`/postmortems/${draft}/learnings`, { statement: 'x' }),
  updateLearning: (caller, { draft, part }) =>
    caller
      .put(`/postmortems/${draft}/learnings/${part}`, { statement: 'x' })
      .set('If-Match', '"99"'),
  removeLearning: (caller, { draft, part }) =>
    caller
      .delete(`/postmortems/${draft}/learnings/${part}`)
      .set('If-Match', '"99"'),
  listPostmortemRevisions: (caller, { draft }) =>
    caller.get(`/postmortems/${draft}/revisions`),
  getPostmortemRevision: (caller, { draft }) =>
    caller.get(`/postmortems/${draft}/revisions/1`),
  restorePostmortemRevision: (caller, { draft }) =>
    caller
      .post(`/postmortems/${draft}/restore`, { revision: 1 })
      .set('If-Match', '"99"'),

  listPostmortemTexts: caller =>
    caller.get('/postmortem-texts?limit=200&count=true'),
  listLearnings: caller =>
    caller.get(`/learnings?limit=200&count=true&q=zanzibar`),
  listRelated: (caller, { incident, draft }) => [
    () => caller.get(`/learnings/related?incident=${incident}`),
    () => caller.get(`/learnings/related?postmortem=${draft}`),
  ],
  getLearningFacets: caller => caller.get('/learnings/facets'),
  exportLearningsCsv: caller => caller.get('/learnings.csv'),
  exportLearningsNdjson: caller => caller.get('/learnings.ndjson'),
  putLearningStanding: (caller, { learning }) =>
    caller
      .put(`/learnings/${learning}/standing`, {
        state: 'retired',
        reason: 'Public',
      })
      .set('If-Match', '"99"'),
  getLearningHistory: (caller, { learning }) =>
    caller.get(`/learnings/${learning}/history`),
  listFailureModes: caller => caller.get('/failure-modes'),
  putFailureMode: caller =>
    caller
      .put('/failure-modes/retry-storm', { name: 'Retries' })
      .set('If-Match', '"99"'),
  getFailureModeHistory: caller =>
    caller.get('/failure-modes/retry-storm/history'),
  getLearning: (caller, { learning }) => caller.get(`/learnings/${learning}`),
  listLearningAsks: caller =>
    caller.get('/learnings/asks?limit=200&count=true&scope=organisation'),
  getLearningUptake: caller =>
    caller.get(`/learnings/uptake?scope=${checkout}`),
  getLearningMute: caller =>
    caller.get(`/learnings/mutes/${encodeURIComponent(checkout)}`),
  muteLearnings: caller =>
    caller.put(`/learnings/mutes/${encodeURIComponent(checkout)}`, {
      muted: false,
    }),
  listLearningApplications: (caller, { learning }) =>
    caller.get(`/learnings/${learning}/applications`),
  getLearningApplication: (caller, { learning }) =>
    caller.get(
      `/learnings/${learning}/applications/${encodeURIComponent(checkout)}`,
    ),
  getLearningAnswers: (caller, { learning }) =>
    caller.get(
      `/learnings/${learning}/applications/${encodeURIComponent(
        checkout,
      )}/answers`,
    ),
  answerLearning: (caller, { learning }) =>
    caller
      .put(
        `/learnings/${learning}/applications/${encodeURIComponent(checkout)}`,
        {
          state: 'doesNotApply',
          note: 'Public',
        },
      )
      .set('If-Match', '"99"'),

  ...metricsAsks,
  ...reviewAsks,
  ...changeAsks,

  listFeeds: caller => caller.get('/feed-addresses?everybody=true&count=true'),
  createFeed: caller =>
    caller.post('/feed-addresses', { kind: 'learnings', scope: checkout }),
  revokeFeed: caller => caller.delete('/feed-addresses/99'),
  // What it tells at an address that is right is in the tests of feeds.
  readFeed: caller => caller.get('/feeds/1.made-up.atom'),
  ...practiceAsks,

  ...exchangeAsks,

  deliver: caller => caller.post('/intake/nobody', {}),
  deliverToChannel: caller => caller.post('/intake/nobody/team', {}),
  listDeliveries: caller => caller.get('/deliveries'),
  replayDelivery: (caller, { delivery }) =>
    caller.post(`/deliveries/${delivery}/replay`),
  // After its replay, so that it waits and is listed still: only what was given up is discarded.
  discardDelivery: (caller, { delivery }) =>
    caller.delete(`/deliveries/${delivery}`),
  listSources: caller => caller.get('/sources'),
  listDeadLetters: caller => caller.get('/dead-letters'),
  // Another one than those that are listed: it is gone then.
  replayDeadLetter: caller => caller.post('/dead-letters/given-up-too/replay'),
  discardDeadLetter: caller => caller.delete('/dead-letters/given-up-too'),
};
