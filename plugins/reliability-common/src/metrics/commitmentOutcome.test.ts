import {
  commitmentAge,
  type CommitmentAgeFact,
  countChecked,
  shareVerified,
  type VerificationFact,
} from './commitmentOutcome';
import { commitmentAgeFigure, verifiedFigure } from './model';
import { DAY, NOW } from './testing/factBuilders';

const window = { from: NOW - 90 * DAY, until: NOW, rolling: null };

let lastId = 0;
const item = (
  status: VerificationFact['status'],
  checkOn: string | null,
): VerificationFact => {
  lastId += 1;
  return { actionItemId: lastId, status, checkOn };
};

describe('countChecked', () => {
  it('counts by what became of what was to be checked', () => {
    expect(
      countChecked(
        [
          item('verified', '2026-02-10'),
          item('verified', '2026-01-10'),
          item('ineffective', '2026-02-10'),
          item('done', '2026-02-10'),
          item('inProgress', '2026-02-10'),
          item('declined', '2026-02-10'),
        ],
        window,
      ),
    ).toEqual({ verified: 2, ineffective: 1, unchecked: 1 });
  });

  it('waits for the end of the check date, and shares none with the window before', () => {
    // Now is noon of 1 March.
    const days = (checkOn: string) =>
      countChecked([item('done', checkOn)], window).unchecked;
    expect(days('2026-03-01')).toBe(0);
    expect(days('2026-02-28')).toBe(1);
    const before = {
      from: NOW - 180 * DAY,
      until: NOW - 90 * DAY,
      rolling: null,
    };
    for (const checkOn of [
      '2025-11-29',
      '2025-11-30',
      '2025-12-01',
      '2025-12-02',
    ]) {
      const facts = [item('done', checkOn)];
      const both =
        countChecked(facts, before).unchecked +
        countChecked(facts, window).unchecked;
      expect(both).toBe(1);
    }
  });

  it('leaves out what has no check date, and counts an item once', () => {
    const one = item('verified', '2026-02-10');
    expect(countChecked([one, one, item('verified', null)], window)).toEqual({
      verified: 1,
      ineffective: 0,
      unchecked: 0,
    });
  });
});

describe('shareVerified', () => {
  it('is verified of all that was to be checked', () => {
    const figure = shareVerified({
      verified: 15,
      ineffective: 2,
      unchecked: 8,
    });
    expect(figure).toMatchObject({ state: 'ok', value: 0.6, k: 15, n: 25 });
    expect(verifiedFigure.parse(figure)).toEqual(figure);
  });

  it('has low confidence below 20, and is none of none', () => {
    const of = (verified: number) =>
      shareVerified({ verified, ineffective: 0, unchecked: 0 }).state;
    expect([of(0), of(19), of(20)]).toEqual(['none', 'lowConfidence', 'ok']);
  });
});

describe('commitmentAge', () => {
  const open = (
    daysAgo: number | null,
    status: CommitmentAgeFact['status'] = 'committed',
  ): CommitmentAgeFact => {
    lastId += 1;
    return {
      actionItemId: lastId,
      status,
      committedAt: daysAgo === null ? null : NOW - daysAgo * DAY,
    };
  };

  it('is the median age of what is open', () => {
    const facts = [3, 5, 8, 10, 12, 20].map(days => open(days));
    const figure = commitmentAge(facts, NOW);
    expect(figure).toEqual({
      state: 'lowConfidence',
      definition: 'commitmentAge',
      unit: 's',
      median: 9 * 86_400,
      interval: [3 * 86_400, 20 * 86_400],
      n: 6,
      coverage: { known: 6, total: 6 },
    });
    expect(commitmentAgeFigure.parse(figure)).toEqual(figure);
  });

  it('counts what was found ineffective as open, and nothing else that ended', () => {
    const facts = [
      open(4, 'ineffective'),
      open(4, 'inProgress'),
      open(400, 'done'),
      open(400, 'verified'),
      open(400, 'declined'),
      open(400, 'candidate'),
    ];
    expect(commitmentAge(facts, NOW)).toMatchObject({ state: 'tooFew', n: 2 });
  });

  it('says of how many the age is known', () => {
    const facts = [1, 2, 3, 4, 5, 6, null, null].map(days => open(days));
    expect(commitmentAge(facts, NOW)).toMatchObject({
      n: 6,
      coverage: { known: 6, total: 8 },
    });
  });

  it('is none where nothing is open', () => {
    expect(commitmentAge([], NOW).state).toBe('none');
  });

  it('takes a promise of a moment ahead of our clock for one of now', () => {
    const facts = Array.from({ length: 6 }, () => open(-0.001));
    expect(commitmentAge(facts, NOW)).toMatchObject({ median: 0 });
  });
});
