import { ChangeHistoryTold, wrongInHistory } from './wrongHistory';

const now = Date.parse('2026-11-28T12:00:00Z');
const HOUR = 3_600_000;

const told = (over: Partial<ChangeHistoryTold>): ChangeHistoryTold => ({
  plannedFor: now,
  until: null,
  status: 'planned',
  doneAt: null,
  firstDoneAt: null,
  reopenedAt: null,
  risks: [],
  ...over,
});

describe('what cannot be so of a change that was planned elsewhere', () => {
  it.each<[what: string, over: Partial<ChangeHistoryTold>]>([
    ['one that is planned', {}],
    ['one that is planned for years ahead', { plannedFor: now * 2 }],
    ['one that is over as it begins', { until: now }],
    ['one that was made', { status: 'done', doneAt: now - HOUR }],
    [
      'one that was made and is planned again',
      { firstDoneAt: now - 2 * HOUR, reopenedAt: now - HOUR },
    ],
    [
      'one that is made today elsewhere',
      { status: 'done', doneAt: now + HOUR },
    ],
    [
      'one of which nobody said what came of it',
      {
        status: 'reviewed',
        doneAt: now,
        risks: [
          { foreseen: true, outcome: 'open' },
          { foreseen: false, outcome: 'occurred' },
        ],
      },
    ],
  ])('is nothing of %s', (_, over) => {
    expect(wrongInHistory(told(over), now)).toBeUndefined();
  });

  it.each<[field: string, code: string, over: Partial<ChangeHistoryTold>]>([
    ['until', 'untilBeforePlanned', { until: now - 1 }],
    ['doneAt', 'madeAtNoMoment', { status: 'done' }],
    ['doneAt', 'madeAtNoMoment', { status: 'reviewed' }],
    ['doneAt', 'madeAndNot', { doneAt: now }],
    ['doneAt', 'madeAndNot', { status: 'cancelled', doneAt: now }],
    [
      'doneAt',
      'moreThanADayAhead',
      { status: 'done', doneAt: now + 25 * HOUR },
    ],
    ['firstDoneAt', 'moreThanADayAhead', { firstDoneAt: now + 25 * HOUR }],
    ['reopenedAt', 'moreThanADayAhead', { reopenedAt: now + 25 * HOUR }],
    [
      'risks.1.outcome',
      'surpriseOccurred',
      {
        risks: [
          { foreseen: true, outcome: 'didNotOccur' },
          { foreseen: false, outcome: 'open' },
        ],
      },
    ],
  ])('is %s: %s', (field, code, over) => {
    expect(wrongInHistory(told(over), now)).toEqual({ field, code });
  });
});
