import { named, TableRow } from './TableRow';

const { entity, person } = named;

/** What happened, what was deployed, and what is to be done. */
export const rowsOfRecords: readonly TableRow[] = [
  [
    'incident',
    {
      version: 1,
      title: 'Incident',
      search_text: 'incident',
      kind: 'incident',
      severity_sort: 'unknown',
      status: 'open',
      summary: '',
      dimensions: '{}',
      stated: '{}',
      times: '{}',
      flags: '[]',
      flagged: false,
      sort_at: 1,
      created_at: 1,
      updated_at: 1,
      confidential_id: 1,
    },
  ],
  [
    'incident_entity',
    { incident_id: 1, entity_ref: entity, role: 'impacted', sort_at: 1 },
  ],
  ['incident_dimension', { incident_id: 1, name: 'region', value: 'north' }],
  [
    'time_point',
    {
      incident_id: 1,
      kind: 'detected',
      origin: 'human',
      origin_name: person,
      changed_at: 1,
    },
  ],
  [
    'deployment',
    {
      version: 1,
      entity_ref: entity,
      environment: 'production',
      production: true,
      status: 'success',
      rolled_back: false,
      finished_at: 1,
      search_text: '',
      created_at: 1,
      updated_at: 1,
    },
  ],
  [
    'change_failure',
    { deployment_id: 1, incident_id: 1, state: 'confirmed', said_at: 1 },
  ],
  ['change_cause', { incident_id: 1, version: 1, not_caused: false }],
  [
    'action_item',
    {
      version: 1,
      title: 'Action item',
      search_text: 'action item',
      description: '',
      status: 'candidate',
      status_note: '',
      due_sort: '9999-12-31',
      acceptance_test: '',
      created_at: 1,
      updated_at: 1,
      confidential_id: 1,
    },
  ],
];
