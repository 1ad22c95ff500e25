import type { TableRow } from './TableRow';

const person = 'user:default/owner';

/** Of the practice: its charter, and milestones. */
export const rowsOfPractice: readonly TableRow[] = [
  [
    'charter_version',
    {
      version: 1,
      text: 'We ask how, not who.',
      sponsor: 'Head of engineering',
      glossary: '[]',
      note: '',
      asks_anew: true,
      asked: 1,
      at: 1,
      by: person,
    },
  ],
  ['charter_acknowledgement', { person, version: 1, at: 1 }],
  [
    'milestone',
    {
      kind: 'verifiedActions',
      subject: 'group:default/checkout-team',
      level: 10,
      team: 'group:default/checkout-team',
      reached_at: 1,
      text: 'Ten',
      evidence: '{}',
      rests_on: '[]',
      state: 'stands',
      version: 1,
    },
  ],
];
