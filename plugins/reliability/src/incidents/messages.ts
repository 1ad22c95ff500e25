import { listMessages } from './words/listMessages';
import { pageMessages } from './words/pageMessages';
import { reportMessages } from './words/reportMessages';

/** The words of incidents. */
export const incidentsMessages = {
  kind: {
    incident: 'Incident',
    nearMiss: 'Near miss',
    drill: 'Drill',
    maintenance: 'Maintenance',
  },
  severity: {
    sev1: 'Sev-1',
    sev2: 'Sev-2',
    sev3: 'Sev-3',
    sev4: 'Sev-4',
    sev5: 'Sev-5',
    unrated: 'Not rated',
  },
  status: {
    open: 'Open',
    mitigated: 'Mitigated',
    resolved: 'Resolved',
  },
  timePoint: {
    impactStarted: 'Impact started',
    detected: 'Detected',
    declared: 'Declared',
    acknowledged: 'Acknowledged',
    mitigated: 'Mitigated',
    resolved: 'Resolved',
  },
  role: {
    impacted: 'Users were hurt',
    origin: 'It began here',
    contributing: 'Made it worse',
  },
  impact: {
    major: 'Major',
    partial: 'Partial',
  },
  visibility: {
    everyone: 'Everyone',
    restricted: 'Its owners and those named',
  },
  list: listMessages,
  page: pageMessages,
  report: reportMessages,
} as const;
