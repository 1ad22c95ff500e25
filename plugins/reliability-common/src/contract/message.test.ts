import { englishOf, isSaidBy, message } from './message';

const table = {
  unknown: 'Not known: {{what}}',
  ended: 'when {{thing}} ended',
  factors_one: '1 factor',
  factors_other: '{{count}} factors',
} as const;
const said = {
  code: 'unknown',
  values: { what: { code: 'ended', values: { thing: 'INC-1' } } },
} as const;

describe('A message', () => {
  it('is said with the messages in it', () => {
    expect(englishOf(table)(said)).toBe('Not known: when INC-1 ended');
  });

  it('travels in an answer, whatever is in it', () => {
    expect(message.parse(said)).toEqual(said);
    expect(() =>
      message.parse({ code: 'unknown', values: { what: { code: 'ended' } } }),
    ).toThrow();
  });

  it('is known by a table that has the words of every part of it', () => {
    expect(isSaidBy(table, said)).toBe(true);
    expect(isSaidBy(table, { code: 'factors', values: { count: 2 } })).toBe(
      true,
    );
    expect(
      isSaidBy(table, {
        code: 'unknown',
        values: { what: { code: 'begun', values: {} } },
      }),
    ).toBe(false);
  });
});
