import { daysOverdue } from './daysOverdue';

describe('days overdue', () => {
  it.each([
    ['2026-11-19', '2026-11-23', 4],
    ['2026-11-22', '2026-11-23', 1],
    ['2026-10-24', '2026-10-26', 2],
    ['2024-02-28', '2024-03-01', 2],
  ])('due %s, on %s, are %d', (due, today, days) => {
    expect(daysOverdue(due, today)).toBe(days);
  });
});
