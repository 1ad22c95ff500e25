import type { Ask } from './everyOperation';

const checkout = 'component:default/checkout-api';

/** How each operation on the practice is asked about what is confidential. */
export const practiceAsks: Readonly<Record<string, Ask>> = {
  getLeadershipReport: caller =>
    caller.get(`/practice/leadership-report?scope=${checkout}`),
  exportLeadershipMarkdown: caller =>
    caller.get('/practice/leadership-report.md?quarter=2026-Q3'),
  getPracticeHealth: caller => caller.get(`/practice/health?scope=${checkout}`),
  exportPracticeHealthCsv: caller => caller.get('/practice/health.csv'),
  exportPracticeHealthNdjson: caller => caller.get('/practice/health.ndjson'),
  getCharter: caller => caller.get('/practice/charter'),
  putCharter: caller =>
    caller
      .put('/practice/charter', { text: 'x', sponsor: 'x', glossary: [] })
      .set('If-Match', '"99"'),
  listCharterVersions: caller =>
    caller.get('/practice/charter/versions?count=true'),
  getCharterVersion: caller => caller.get('/practice/charter/versions/0'),
  acknowledgeCharter: caller =>
    caller.post('/practice/charter/acknowledgements').set('If-Match', '"99"'),
  listCharterAcknowledgements: caller =>
    caller.get('/practice/charter/acknowledgements?count=true'),
  getProcesses: caller => caller.get('/practice/processes'),
  listMilestones: caller =>
    caller.get('/practice/milestones?limit=200&count=true'),
  getMilestoneHistory: caller => caller.get('/practice/milestones/1/history'),
};
