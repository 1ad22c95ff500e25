import { trendQueryOf } from './trendQueryOf';

const now = Date.parse('2026-11-23T12:00:00Z');
const ask = (window: Parameters<typeof trendQueryOf>[1]) =>
  trendQueryOf('organisation', window, 'incidents', now);

describe('the trend of a figure', () => {
  it('follows a window that moves through the last year', () => {
    expect(ask({ window: 'P30D' })).toEqual({
      scope: 'organisation',
      figure: 'incidents',
      trailing: 'P30D',
      step: 'P1W',
    });
  });

  it.each([
    ['2026-11-01T00:00:00Z', undefined, 'P30D', 'P1D'],
    ['2026-08-01T00:00:00Z', undefined, 'P90D', 'P1W'],
    ['2025-01-01T00:00:00Z', '2026-03-01T00:00:00Z', 'P365D', 'P1W'],
    ['2026-01-01T00:00:00Z', '2026-02-20T00:00:00Z', 'P30D', 'P1D'],
  ])(
    'shows how the days from %s until %p went',
    (from, until, trailing, step) => {
      const range = until === undefined ? { from } : { from, until };
      expect(ask(range)).toEqual({
        scope: 'organisation',
        figure: 'incidents',
        ...range,
        trailing,
        step,
      });
    },
  );
});
