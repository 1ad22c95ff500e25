import { named, TableRow } from './TableRow';

const { entity, id, person } = named;

/** A series of reviews with its first one, and what was said there. */
export const rowsOfReviews: readonly TableRow[] = [
  [
    'review_series',
    {
      version: 1,
      title: 'Review',
      scope: 'organisation',
      rhythm: '{}',
      length: 50,
      pool: '[]',
      participants: '[]',
      created_by: person,
      created_at: 1,
      updated_at: 1,
    },
  ],
  [
    'review',
    {
      version: 1,
      series_id: 1,
      title: 'Review',
      search_text: 'review',
      scope: 'organisation',
      state: 'planned',
      day: '2026-10-13',
      starts_at: 1,
      length: 50,
      period_from: 1,
      facilitation: '{}',
      attendance: '[]',
      arrangement: '{}',
      reason: '',
      created_at: 1,
      updated_at: 1,
    },
  ],
  ['review_note', { review_id: 1, topic: 'closing', text: '', version: 1 }],
  [
    'review_decision',
    {
      id,
      review_id: 1,
      position: 0,
      text: 'Decided',
      action_item_id: 1,
      version: 1,
    },
  ],
  [
    'review_lesson',
    {
      review_id: 1,
      learning_id: id,
      entity_ref: entity,
      asked_by: person,
      asked_at: 1,
      action_item_id: 1,
      covered_by: 1,
    },
  ],
];
