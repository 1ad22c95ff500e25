import {
  anIncidentFact,
  incidentsLasting,
} from '../metrics/testing/factBuilders';
import { FOURTEEN, metricsOf } from './__testUtils__/aReportInput';
import { reportInEnglish } from './messages';
import {
  monthBefore,
  monthlySentences,
  monthlyTitle,
  monthOf,
  nextReportAt,
  reportSubscriptionInput,
} from './subscriptions';

describe('The month before', () => {
  const labelOf = (instant: string) => monthBefore(Date.parse(instant)).label;

  it.each([
    ['2026-11-01T00:00:00.000Z', '2026-10'],
    ['2026-10-31T23:59:59.999Z', '2026-09'],
    ['2026-03-31T12:00:00.000Z', '2026-02'],
    ['2026-01-01T00:00:00.000Z', '2025-12'],
    ['2024-03-01T00:00:00.000Z', '2024-02'],
  ])('at %s is %s', (now, month) => {
    expect(labelOf(now)).toBe(month);
  });

  it('is whole, in UTC', () => {
    const month = monthOf('2026-02');
    expect(month).toEqual(monthBefore(Date.parse('2026-03-05T00:00:00Z')));
    expect(new Date(month.from).toISOString()).toBe('2026-02-01T00:00:00.000Z');
    expect(new Date(month.until).toISOString()).toBe(
      '2026-03-01T00:00:00.000Z',
    );
  });
});

describe('The next report', () => {
  it.each([
    ['2026-10', '2026-12-01T00:00:00.000Z'],
    ['2026-12', '2027-02-01T00:00:00.000Z'],
  ])('after that of %s is due at %s', (label, at) => {
    expect(new Date(nextReportAt(label)).toISOString()).toBe(at);
  });
});

describe('What a group is told', () => {
  const told = (lasting: readonly number[], window = metricsOf().window) =>
    monthlySentences({
      ...metricsOf({ facts: incidentsLasting(lasting) }),
      window: { ...window, rolling: null },
    })
      .map(reportInEnglish)
      .join(' ');

  it('is the sentence of the month', () => {
    expect(told(FOURTEEN)).toMatch(
      /^Half of the 14 incidents from 1 Dec 2025 until 1 Mar 2026 were restored within 42 minutes \(31–58\)\./,
    );
  });

  it('announces no incidents that it does not list, where they are few', () => {
    expect(told([5, 9])).toBe(
      '2 incidents from 1 Dec 2025 until 1 Mar 2026 (0–7).',
    );
    expect(told([5])).toBe(
      '1 incident from 1 Dec 2025 until 1 Mar 2026 (0–6).',
    );
  });

  it('names nothing but numbers, whatever incidents are called', () => {
    const facts = Array.from({ length: 8 }, (_, index) =>
      anIncidentFact({
        incidentId: index + 1,
        failureMode: 'zanzibar',
        incidentType: 'zanzibar',
      }),
    );
    expect(
      JSON.stringify(monthlySentences(metricsOf({ facts }))),
    ).not.toContain('zanzibar');
  });

  it('is headed by the scope and the month', () => {
    const month = monthOf('2026-10');
    const titleOf = (scope: string, title: string | null) =>
      reportInEnglish(monthlyTitle(scope, month, title));
    expect(titleOf('organisation', null)).toBe(
      'Reliability of the organisation in October 2026',
    );
    expect(titleOf('domain:default/pay', null)).toBe(
      'Reliability of pay in October 2026',
    );
    expect(titleOf('domain:default/pay', 'Paying')).toBe(
      'Reliability of Paying in October 2026',
    );
  });
});

describe('A subscription', () => {
  it('is for a group, and for nobody else', () => {
    const input = (group: string) =>
      reportSubscriptionInput.safeParse({ scope: 'organisation', group });
    expect(input('Group:Team').data?.group).toBe('group:default/team');
    expect(input('user:default/kim').success).toBe(false);
    expect(input('component:default/pay').success).toBe(false);
  });
});
