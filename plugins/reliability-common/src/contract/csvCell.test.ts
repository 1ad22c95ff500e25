import { csvCell } from './csvCell';

describe('csvCell', () => {
  it('leaves plain text, numbers and nothing as they are', () => {
    expect(csvCell('Card payments failed')).toBe('Card payments failed');
    expect(csvCell(-42)).toBe('-42');
    expect(csvCell(null)).toBe('');
  });

  it('quotes what would end a cell', () => {
    expect(csvCell('one, "two"\nthree')).toBe('"one, ""two""\nthree"');
    expect(csvCell('one; two')).toBe('"one; two"');
    expect(csvCell('one\ttwo')).toBe('"one\ttwo"');
  });

  it.each(['=', '+', '-', '@', '＝', '＋', '－', '＠'])(
    'leads what begins with %j with an apostrophe',
    sign => {
      expect(csvCell(`${sign}1`)).toBe(`'${sign}1`);
    },
  );

  it.each(['\t', '\r', '\n'])(
    'leads what begins with %j with an apostrophe, and quotes it',
    space => {
      expect(csvCell(`${space}x`)).toBe(`"'${space}x"`);
      expect(csvCell(`${space}=1`)).toBe(`"'${space}'=1"`);
    },
  );

  it.each([';', '\t', '\r\n', '\n'])(
    'lets no formula begin behind %j, which ends a cell where another separator is usual',
    separator => {
      expect(csvCell(`x${separator}=1+1`)).toBe(`"x${separator}'=1+1"`);
      expect(csvCell(`x${separator}y`)).toBe(`"x${separator}y"`);
    },
  );

  it('leads an apostrophe with another, so that taking one off gives the text back', () => {
    expect(csvCell("'=1")).toBe("''=1");
    expect(csvCell("x;'=1")).toBe(`"x;''=1"`);
  });
});
