import { csvCell } from './csvCell';

describe('csvCell', () => {
  it('leaves plain text, numbers and nothing as they are', () => {
    expect(csvCell('Card payments failed')).toBe('Card payments failed');
    expect(csvCell(-42)).toBe('-42');
    expect(csvCell(null)).toBe('');
  });

  it('quotes what would end a cell', () => {
    expect(csvCell('one, "two"\nthree')).toBe('"one, ""two""\nthree"');
  });

  it.each(['=', '+', '-', '@', '\t', '＝', '＋', '－', '＠'])(
    'leads what begins with %j with an apostrophe',
    sign => {
      expect(csvCell(`${sign}1`)).toBe(`'${sign}1`);
    },
  );

  it('leads an apostrophe with another, so that taking one off gives the text back', () => {
    expect(csvCell("'=1")).toBe("''=1");
  });
});
