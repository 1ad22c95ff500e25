import { named, TableRow } from './TableRow';

const { entity, id, person } = named;

const risk = {
  id,
  change_id: 1,
  position: 0,
  version: 1,
  text: 'Fails',
  likelihood: 'possible',
  impact: 'medium',
  detection: '',
  rollback: '',
  runbook: '',
  action_item_id: 1,
  reasons: '[]',
  foreseen: true,
  outcome: 'open',
};

/** A change review with what it touches, a way to fail and one that was taken back, and a word on what may belong to it. */
export const rowsOfChanges: readonly TableRow[] = [
  [
    'change_review',
    {
      version: 1,
      title: 'Change',
      search_text: 'change',
      description: '',
      planned_for: 1,
      status: 'planned',
      reason: '',
      outcome: '',
      created_by: person,
      created_at: 1,
      updated_at: 1,
    },
  ],
  ['change_review_entity', { change_id: 1, entity_ref: entity, position: 0 }],
  ['change_risk', risk],
  ['removed_change_risk', { ...risk, waited: '[]', removed_at: 1 }],
  [
    'change_link',
    {
      change_id: 1,
      kind: 'incident',
      thing_id: 1,
      state: 'linked',
      said_by: person,
      said_at: 1,
    },
  ],
];
