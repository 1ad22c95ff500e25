import { DAY, NOW } from './testing/factBuilders';
import {
  resolveWindow,
  showWindow,
  wholeDaysOf,
  windowProblems,
} from './window';

const iso = (millis: number) => new Date(millis).toISOString();

describe('windowProblems', () => {
  it('accepts a rolling window, a start, a range, and nothing', () => {
    const from = '2026-01-01T00:00:00Z';
    for (const query of [
      {},
      { window: 'P30D' },
      { from },
      { from, until: '2026-02-01T00:00:00Z' },
    ] as const) {
      expect(windowProblems(query)).toEqual([]);
    }
  });

  it('refuses a window of no or negative length, in whatever zone', () => {
    const from = '2026-01-01T00:00:00Z';
    for (const until of [
      from,
      '2026-01-01T01:00:00+01:00',
      '2025-12-31T00:00:00Z',
    ]) {
      expect(windowProblems({ from, until })).toEqual([
        { field: 'until', problem: 'must be after from' },
      ]);
    }
  });

  it('refuses a rolling window together with a range, and an end alone', () => {
    const at = '2026-01-01T00:00:00Z';
    expect(windowProblems({ window: 'P90D', from: at })).toMatchObject([
      { field: 'window' },
    ]);
    expect(windowProblems({ until: at })).toMatchObject([{ field: 'from' }]);
  });
});

describe('resolveWindow', () => {
  it('is the last 90 days unless told', () => {
    expect(resolveWindow({}, NOW)).toEqual({
      window: { from: NOW - 90 * DAY, until: NOW, rolling: 'P90D' },
    });
  });

  it('ends a range without an end now', () => {
    expect(resolveWindow({ from: iso(NOW - DAY) }, NOW)).toEqual({
      window: { from: NOW - DAY, until: NOW, rolling: null },
    });
  });

  it('forgives an end a minute ahead and refuses one further ahead', () => {
    const from = iso(NOW - DAY);
    expect(resolveWindow({ from, until: iso(NOW + 60_000) }, NOW)).toEqual({
      window: { from: NOW - DAY, until: NOW, rolling: null },
    });
    expect(resolveWindow({ from, until: iso(NOW + 60_001) }, NOW)).toEqual({
      problems: [{ field: 'until', problem: 'must not be in the future' }],
    });
  });

  it('refuses a start that is not in the past', () => {
    expect(resolveWindow({ from: iso(NOW) }, NOW)).toEqual({
      problems: [{ field: 'from', problem: 'must be in the past' }],
    });
  });
});

describe('showWindow', () => {
  it('writes instants', () => {
    expect(showWindow({ from: 0, until: DAY, rolling: null })).toEqual({
      from: '1970-01-01T00:00:00Z',
      until: '1970-01-02T00:00:00Z',
      rolling: null,
    });
  });
});

describe('wholeDaysOf', () => {
  it('has the last day of the window, not the one on which it ends', () => {
    expect(
      wholeDaysOf({
        from: '2026-10-01T00:00:00Z',
        until: '2026-11-01T01:00:00+01:00',
      }),
    ).toEqual({ first: '2026-10-01', last: '2026-10-31' });
  });

  it.each([
    ['begins', '2026-10-01T00:00:01Z', '2026-11-01T00:00:00Z'],
    ['ends', '2026-10-01T00:00:00Z', '2026-10-31T23:00:00Z'],
  ])('says nothing of a window that %s within a day', (_what, from, until) => {
    expect(wholeDaysOf({ from, until })).toBeUndefined();
  });
});
