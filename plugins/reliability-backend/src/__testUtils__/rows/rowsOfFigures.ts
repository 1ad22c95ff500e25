import { named, TableRow } from './TableRow';

const { entity } = named;

/** What figures read. */
export const rowsOfFigures: readonly TableRow[] = [
  [
    'incident_fact',
    {
      entity_ref: entity,
      role: 'impacted',
      incident_id: 1,
      kind: 'incident',
      flagged: '[]',
    },
  ],
  [
    'action_item_fact',
    { action_item_id: 1, entity_ref: entity, status: 'candidate' },
  ],
  [
    'incident_layer_fact',
    { incident_id: 1, layer: 'process', postmortem_id: 1 },
  ],
  [
    'deployment_fact',
    {
      deployment_id: 1,
      entity_ref: entity,
      production: true,
      status: 'success',
      rolled_back: false,
      finished_at: 1,
    },
  ],
  [
    'change_failure_fact',
    {
      entity_ref: entity,
      deployment_id: 1,
      incident_id: 1,
      production: true,
      status: 'success',
      finished_at: 1,
      started_at: 1,
      began_at: 1,
      kind: 'incident',
      confidential_id: 1,
    },
  ],
  [
    'change_answer_fact',
    { incident_id: 1, answer: 'linked', confidential_id: 1 },
  ],
  ['observation', { entity_ref: entity, since: 1 }],
  ['fact_change', { days: '[1]', first_at: 1, last_at: 1 }],
  [
    'fact_segment',
    { day: 1, revision: 1, facts: 0, content: Buffer.from([1]) },
  ],
];
