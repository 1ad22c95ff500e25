import { named, TableRow } from './TableRow';

const { entity, id, person } = named;

/** A draft, with one of each of its parts, and an incident that it waits for. */
export const rowsOfPostmortems: readonly TableRow[] = [
  [
    'postmortem',
    {
      version: 1,
      title: 'Postmortem',
      search_text: 'postmortem',
      status: 'draft',
      sort_at: 1,
      created_at: 1,
      updated_at: 1,
      confidential_id: 1,
      overrides: '[]',
    },
  ],
  ['postmortem_incident', { postmortem_id: 1, incident_id: 1, position: 0 }],
  ['postmortem_entity', { postmortem_id: 1, entity_ref: entity, sort_at: 1 }],
  [
    'postmortem_person',
    { postmortem_id: 1, person_ref: person, part: 'reviewer' },
  ],
  [
    'postmortem_review',
    {
      postmortem_id: 1,
      reviewer_ref: person,
      reviewed_at: 1,
      current: true,
      reviewer_groups: '[]',
    },
  ],
  [
    'postmortem_section',
    {
      postmortem_id: 1,
      section: 'impact',
      text: '',
      version: 1,
      updated_at: 1,
    },
  ],
  [
    'timeline_entry',
    {
      id,
      postmortem_id: 1,
      at_text: '',
      kind: 'note',
      text: '',
      evidence: '',
      position: 0,
      version: 1,
    },
  ],
  [
    'factor',
    {
      id,
      postmortem_id: 1,
      layer: 'process',
      confidence: 'possible',
      text: '',
      position: 0,
      version: 1,
    },
  ],
  [
    'evidence',
    {
      id,
      factor_id: id,
      type: 'log',
      title: '',
      excerpt: '',
      position: 0,
    },
  ],
  [
    'learning',
    {
      id,
      postmortem_id: 1,
      statement: '',
      applies_to: '',
      helped: '',
      did_not_help: '',
      search_text: '',
      position: 0,
      version: 1,
    },
  ],
  ['learning_record', { learning_id: id }],
  [
    'failure_mode',
    {
      slug: 'a-mode',
      name: 'A mode',
      description: '',
      aliases: '[]',
      retired: false,
      version: 1,
    },
  ],
  [
    'learning_application',
    {
      learning_id: id,
      entity_ref: entity,
      state: 'unanswered',
      score: 1,
      reasons: '[]',
      note: '',
      matched_at: 1,
      version: 1,
    },
  ],
  ['learning_round', { learning_id: id, at: 1 }],
  [
    'learning_mute_change',
    { entity_ref: entity, muted: true, by: '', at: 1, reason: '' },
  ],
  ['learning_mute', { entity_ref: entity, muted_by: '', muted_at: 1 }],
  [
    'postmortem_revision',
    {
      postmortem_id: 1,
      number: 1,
      began_at: 1,
      at: 1,
      part: 'document',
      drafted: true,
      summary: '',
      state: '{}',
    },
  ],
  [
    'pending_reference',
    {
      from_kind: 'postmortem',
      from_id: 1,
      to_kind: 'incident',
      to_source: 'pager',
      to_external_id: '1',
    },
  ],
];
