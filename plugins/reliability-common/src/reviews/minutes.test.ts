import { minutesMarkdown } from './minutes';
import type { Review } from './model';

const added = '11111111-1111-4111-8111-111111111111';
const review: Review = {
  key: 'RR-3',
  version: 4,
  series: 1,
  title: 'Checkout *review*',
  kind: 'reliability',
  scope: 'domain:default/checkout',
  scopeKnown: true,
  state: 'closed',
  startsAt: '2026-10-27T13:00:00Z',
  length: 50,
  period: { from: '2026-10-13T12:00:00Z', until: '2026-10-27T13:00:00Z' },
  facilitator: 'group:default/search',
  decisions: [
    {
      id: 'd1',
      version: 1,
      text: 'Share the <b>test</b>',
      actionItem: null,
      linked: false,
      confidential: false,
      raised: false,
    },
    {
      id: 'd2',
      version: 2,
      text: 'Limit changes',
      actionItem: 'AI-79',
      linked: true,
      confidential: false,
      raised: true,
    },
  ],
  facilitation: {
    ref: 'group:default/search',
    agreed: true,
    because: 'longestAgo',
    declined: [],
    volunteers: [],
  },
  participants: [],
  pool: ['group:default/search'],
  repeats: 'everyTwoWeeks',
  zone: 'Europe/Berlin',
  attendance: ['user:default/kim', 'user:default/ana'],
  arrangement: {
    added: [{ id: added, title: 'On call in December' }],
    order: ['overdue', added],
    parked: [],
  },
  notes: [
    {
      topic: 'postmortems',
      text: 'Search has the *same* pattern.',
      version: 1,
    },
    { topic: added, text: '- Two weeks each', version: 1 },
    { topic: 'overdue', text: '  ', version: 2 },
  ],
  lessons: [
    {
      learning: { key: 'LRN-3', statement: 'Retries need *jitter*' },
      entity: { ref: 'component:default/search', known: true },
      asked: true,
      answer: {
        state: 'alreadyCovered',
        note: 'a *deadline*',
        actionItem: null,
        coveredBy: null,
      },
      waits: false,
    },
    {
      learning: { key: 'LRN-3', statement: 'Retries need *jitter*' },
      entity: { ref: 'component:default/basket', known: true },
      asked: true,
      answer: null,
      waits: true,
    },
  ],
  startedAt: '2026-10-27T13:02:00Z',
  endedAt: '2026-10-27T13:50:00Z',
  reason: '',
  seriesEnded: false,
  before: null,
  after: 'RR-4',
  createdAt: '2026-10-13T12:00:00Z',
  updatedAt: '2026-10-27T13:50:00Z',
  editable: true,
};
const names = {
  nameOf: (ref: string) => ref.slice(ref.indexOf('/') + 1),
  addressOf: () => undefined,
};

describe('Minutes', () => {
  it('say that nobody led it who was only proposed', () => {
    const proposed = { ...review.facilitation, agreed: false };
    expect(
      minutesMarkdown({ ...review, facilitation: proposed }, names),
    ).not.toContain('Led by');
    expect(
      minutesMarkdown(
        { ...review, facilitation: { ...proposed, because: null } },
        names,
      ),
    ).toContain('Led by search');
  });

  it('say when it was, who was there, what was decided, who was asked and what they answered, and what was said of each topic', () => {
    expect(minutesMarkdown(review, names)).toBe(
      [
        '# Checkout \\*review\\*',
        '27 October 2026 at 14:02 (Europe/Berlin), over 13 October 2026 to 27 October 2026',
        'Led by search',
        'There: ana, kim',
        '## Decisions',
        '- Share the \\<b\\>test\\</b\\>\n- Limit changes (AI-79) (put to the review above)',
        '## Does it apply to you?',
        '- Retries need \\*jitter\\* (LRN-3)\n  - search: already covered (a \\*deadline\\*)\n  - asked of basket',
        '## On call in December',
        '- Two weeks each',
        '## New postmortems',
        'Search has the *same* pattern.',
        '',
      ].join('\n\n'),
    );
  });

  it('say a day once where they look back on one', () => {
    const period = {
      from: '2026-10-26T23:30:00Z',
      until: '2026-10-27T13:00:00Z',
    };
    expect(minutesMarkdown({ ...review, period }, names)).toContain(
      ', over 27 October 2026\n',
    );
  });

  it('name no action item that not everybody may see', () => {
    const decisions = review.decisions.map(decision => ({
      ...decision,
      confidential: true,
    }));
    expect(minutesMarkdown({ ...review, decisions }, names)).not.toContain(
      'AI-79',
    );
  });

  it('name what covers it and what follows, each with where it is', () => {
    const [lesson] = review.lessons;
    const answered = (name: string, over: object) => ({
      ...lesson,
      entity: { ref: `component:default/${name}`, known: true },
      answer: {
        state: 'alreadyCovered',
        note: '',
        actionItem: null,
        coveredBy: null,
        ...over,
      } as const,
    });
    const coveredBy = {
      key: 'LRN-5',
      statement: 'A *budget*',
      state: 'stands',
    } as const;
    const text = minutesMarkdown(
      {
        ...review,
        lessons: [
          answered('a', { coveredBy }),
          answered('b', { actionItem: 'AI-7', note: 'Long since' }),
          answered('c', { state: 'applies', actionItem: 'AI-8' }),
          answered('d', {}),
        ],
      },
      {
        ...names,
        addressOf: (kind, key) => `https://x.example/${kind}/${key}`,
      },
    );
    expect(text).toContain(
      [
        '- Retries need \\*jitter\\* ([LRN-3](https://x.example/learning/LRN-3))',
        '  - a: already covered (A \\*budget\\*, [LRN-5](https://x.example/learning/LRN-5))',
        '  - b: already covered (Long since; [AI-7](https://x.example/actionItem/AI-7))',
        '  - c: it applies ([AI-8](https://x.example/actionItem/AI-8))',
        '  - d: already covered\n',
      ].join('\n'),
    );
    expect(text).toContain(
      '- Limit changes ([AI-79](https://x.example/actionItem/AI-79)) (put',
    );
  });

  it('say that they are a draft until the review is closed', () => {
    expect(minutesMarkdown({ ...review, state: 'live' }, names)).toContain(
      'Draft: the review is not closed.',
    );
  });
});
