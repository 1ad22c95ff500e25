import fc from 'fast-check';
import { actionItemStatuses, openCommitmentStatuses } from '../actionItems';
import { commitmentAge } from './commitmentOutcome';
import { DAY, NOW } from './testing/factBuilders';
import {
  MAX_WAITING_MARKS,
  partWaiting,
  type WaitingFact,
  waitingOf,
} from './waiting';

const promised = (
  actionItemId: number,
  daysAgo: number | null,
  changes: Partial<WaitingFact> = {},
): WaitingFact => ({
  actionItemId,
  status: 'committed',
  committedAt: daysAgo === null ? null : NOW - daysAgo * DAY,
  due: '2099-01-01',
  ...changes,
});

describe('waitingOf', () => {
  it('marks open commitments by their age, oldest first, and those that are overdue', () => {
    const facts = [
      promised(1, 3.9),
      promised(2, 40, { due: '2026-02-28' }),
      promised(3, 90, { status: 'ineffective', due: null }),
      promised(4, 200, { status: 'done' }),
      promised(5, null),
    ];
    expect(waitingOf(facts, NOW)).toEqual({
      open: 4,
      overdue: 1,
      age: commitmentAge(facts, NOW),
      marks: [
        { days: 90, overdue: false },
        { days: 40, overdue: true },
        { days: 3, overdue: false },
      ],
      left: 0,
      undated: 1,
    });
  });

  it('says nothing of what is not promised', () => {
    expect(waitingOf([promised(1, 3, { status: 'candidate' })], NOW)).toEqual({
      open: 0,
      overdue: 0,
      age: { state: 'none', definition: 'commitmentAge', unit: 's' },
      marks: [],
      left: 0,
      undated: 0,
    });
  });

  it('keeps the oldest where there are too many, and the median of all', () => {
    const facts = Array.from({ length: 301 }, (_, days) =>
      promised(days, 300 - days),
    );
    const waiting = waitingOf(facts, NOW);
    expect(waiting.marks).toHaveLength(MAX_WAITING_MARKS);
    expect(waiting.marks[0].days).toBe(300);
    expect(waiting.marks[MAX_WAITING_MARKS - 1].days).toBe(101);
    expect(waiting.left).toBe(101);
    expect(waiting.age).toMatchObject({ median: 150 * 86_400, n: 301 });
  });

  it('adds up whatever is promised', () => {
    const fact = fc.record({
      status: fc.constantFrom(...actionItemStatuses),
      committedAt: fc.option(
        fc.integer({ min: NOW - 500 * DAY, max: NOW + DAY }),
      ),
      due: fc.option(fc.constantFrom('2026-01-01', '2026-03-01', '2027-01-01')),
    });
    fc.assert(
      fc.property(fc.array(fact, { maxLength: 250 }), given => {
        const facts = given.map((each, actionItemId) => ({
          ...each,
          actionItemId,
        }));
        const waiting = waitingOf(facts, NOW);
        const whole = { scope: 'a', title: null, ...waiting };
        expect(partWaiting.parse(whole)).toEqual(whole);
        const { marks, left, undated, open, overdue } = waiting;
        expect(marks.length + left + undated).toBe(open);
        expect(open).toBe(
          facts.filter(({ status }) => openCommitmentStatuses.includes(status))
            .length,
        );
        expect(marks.filter(mark => mark.overdue).length).toBeLessThanOrEqual(
          overdue,
        );
      }),
    );
  });
});
