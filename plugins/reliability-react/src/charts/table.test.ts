import { tableCsv } from './table';

describe('the table of a chart as a file', () => {
  it('has what is exact where a cell only says it roughly', () => {
    expect(
      tableCsv({
        columns: [{ name: 'Day' }, { name: 'Value', isNumber: true }],
        rows: [
          [{ text: '13 Nov' }, { text: '38 min', value: 2301 }],
          [{ text: '20 Nov' }, { text: 'too few', value: null }],
        ],
      }),
    ).toBe('\uFEFFDay,Value\r\n13 Nov,2301\r\n20 Nov,\r\n');
  });

  it('is never live in a spreadsheet', () => {
    expect(
      tableCsv({
        columns: [{ name: '=A1' }],
        rows: [[{ text: '=HYPERLINK("x")' }], [{ text: '-1', value: -1 }]],
      }),
    ).toBe('\uFEFF\'=A1\r\n"\'=HYPERLINK(""x"")"\r\n-1\r\n');
  });
});
