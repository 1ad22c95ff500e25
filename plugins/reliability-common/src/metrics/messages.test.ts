import { renderMessage } from '../contract';
import { inEnglish, metricsMessages } from './messages';

describe('renderMessage', () => {
  const message = {
    code: 'restored',
    values: {
      count: 14,
      period: { code: 'lastDays', values: { count: 90 } },
      median: { code: 'minutesInWords', values: { count: 42 } },
      interval: { code: 'range', values: { low: 31, high: 58 } },
    },
  } as const;

  it('says the parts before the whole, in whatever a page renders', () => {
    const said = renderMessage<readonly string[]>(message, {
      say: (code, values) => [
        code,
        ...Object.values(values).flatMap(value =>
          typeof value === 'number' ? String(value) : value,
        ),
      ],
      day: instant => [instant],
      date: day => [day],
    });
    expect(said).toEqual(
      ['restored', '14', 'lastDays', '90'].concat([
        'minutesInWords',
        '42',
        'range',
        '31',
        '58',
      ]),
    );
  });

  it('chooses the plural form by count', () => {
    const nearMisses = (count: number) =>
      inEnglish({ code: 'nearMisses', values: { count } });
    expect(nearMisses(1)).toBe('1 near miss was reported.');
    expect(nearMisses(2)).toBe('2 near misses were reported.');
  });

  it('writes days in UTC', () => {
    expect(
      inEnglish({
        code: 'fromUntil',
        values: {
          from: { day: '2026-01-31T23:59:59Z' },
          until: { day: '2026-03-01T00:00:00Z' },
        },
      }),
    ).toBe('from 31 Jan 2026 until 1 Mar 2026');
  });
});

describe('metricsMessages', () => {
  it('never judges and never exclaims', () => {
    for (const text of Object.values(metricsMessages)) {
      expect(text).not.toMatch(/improv|wors|better|good|bad|!/i);
    }
  });

  it('has both plural forms where it has one', () => {
    const keys = Object.keys(metricsMessages);
    const ones = keys.filter(key => key.endsWith('_one'));
    expect(ones.length).toBeGreaterThan(0);
    expect(keys).toEqual(
      expect.arrayContaining(ones.map(key => key.replace(/_one$/, '_other'))),
    );
  });
});
