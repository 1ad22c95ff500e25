import { metricsQuery } from './contract';

describe('metricsQuery', () => {
  it('asks for the organisation, computed, when nothing is said', () => {
    expect(metricsQuery.parse({})).toEqual({
      scope: 'organisation',
      durations: 'computed',
      resolveFrom: 'declared',
    });
  });

  it('folds the scope as every reference', () => {
    expect(metricsQuery.parse({ scope: 'Component:Checkout' }).scope).toBe(
      'component:default/checkout',
    );
  });

  it.each([
    [{ window: 'P7D' }, 'window'],
    [{ window: 'P90D', from: '2026-01-01T00:00:00Z' }, 'window'],
    [{ until: '2026-01-01T00:00:00Z' }, 'from'],
    [{ from: '2026-01-01T00:00:00Z', until: '2026-01-01T00:00:00Z' }, 'until'],
    [{ from: 'yesterday' }, 'from'],
    [{ durations: 'guessed' }, 'durations'],
    [{ resolveFrom: 'mitigated' }, 'resolveFrom'],
  ])('names the bad parameter of %j: %s', (query, field) => {
    const result = metricsQuery.safeParse(query);
    expect(result.error?.issues.map(issue => issue.path[0])).toEqual([field]);
  });

  it('refuses parameters that it does not know', () => {
    expect(metricsQuery.safeParse({ windo: 'P90D' }).success).toBe(false);
  });
});
