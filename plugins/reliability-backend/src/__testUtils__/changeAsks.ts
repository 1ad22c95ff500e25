import type { Ask } from './everyOperation';

const id = '11111111-1111-4111-8111-111111111111';
const checkout = 'component:default/checkout-api';
const planned = {
  title: 'Public',
  entities: [checkout],
  plannedFor: '2026-01-06T14:00:00Z',
};

/** How each operation on change reviews is asked about what is confidential: the first one touches what failed in secret. */
export const changeAsks: Readonly<Record<string, Ask>> = {
  createChange: caller => caller.post('/changes', planned),
  listChanges: caller => caller.get('/changes?count=true&unprepared=true'),
  exportChangesCsv: caller => caller.get('/changes.csv'),
  exportChangesNdjson: caller => caller.get('/changes.ndjson'),
  getChecklist: caller => caller.get(`/change-checklist?entity=${checkout}`),
  getChange: caller => caller.get('/changes/CHG-1'),
  updateChange: caller =>
    caller.put('/changes/CHG-1', planned).set('If-Match', '"99"'),
  transitionChange: caller =>
    caller
      .post('/changes/CHG-1/transitions', { to: 'done' })
      .set('If-Match', '"99"'),
  listChangeProposals: caller => caller.get('/changes/CHG-1/proposals'),
  addChangeRisk: (caller, { candidate }) => [
    () => caller.post('/changes/CHG-1/failure-modes', { text: 'Public' }),
    () =>
      caller.post('/changes/CHG-1/failure-modes', {
        text: 'Public',
        actionItem: candidate,
      }),
  ],
  updateChangeRisk: caller =>
    caller
      .put(`/changes/CHG-1/failure-modes/${id}`, { text: 'Public' })
      .set('If-Match', '"99"'),
  commitChangeRisk: caller =>
    caller
      .post(`/changes/CHG-1/failure-modes/${id}/action-item`)
      .set('If-Match', '"99"'),
  removeChangeRisk: caller =>
    caller.delete(`/changes/CHG-1/failure-modes/${id}`).set('If-Match', '"99"'),
  restoreChangeRisk: caller =>
    caller
      .post(`/changes/CHG-1/failure-modes/${id}/restore`)
      .set('If-Match', '"99"'),
  setChangeOutcome: caller =>
    caller.put('/changes/CHG-1/outcome', {}).set('If-Match', '"99"'),
  listRelatedToChange: caller => caller.get('/changes/CHG-1/related'),
  getChangeLinks: caller => caller.get('/changes/CHG-1/links'),
  answerChangeLink: (caller, { incident, deployment }) =>
    [incident, deployment].map(
      key => () =>
        caller
          .put(`/changes/CHG-1/links/${key}`, { state: 'linked' })
          .set('If-Match', '"99"'),
    ),
  getChangeHistory: caller => caller.get('/changes/CHG-1/history'),
};
