import { ChartTableData, tableCsv, tableNdjson } from './table';

describe('the table of a chart as a file', () => {
  it('has what is exact where a cell only says it roughly, in each format', () => {
    interface Row {
      readonly day: string;
      readonly seconds: number | null;
    }
    const table: ChartTableData<Row> = {
      columns: [
        { name: 'Day', text: ({ day }) => day },
        {
          name: 'Value',
          text: () => 'about 38 min',
          value: ({ seconds }) => seconds,
        },
      ],
      rows: () => [
        { day: '13 Nov', seconds: 2301 },
        { day: '20 Nov', seconds: null },
      ],
    };
    expect(tableCsv(table)).toBe(
      '\uFEFFDay,Value\r\n13 Nov,2301\r\n20 Nov,\r\n',
    );
    expect(tableNdjson(table)).toBe(
      '{"Day":"13 Nov","Value":2301}\n{"Day":"20 Nov","Value":null}\n',
    );
  });

  it('is never live in a spreadsheet', () => {
    expect(
      tableCsv({
        columns: [{ name: '=A1', text: words => words }],
        rows: () => ['=1+1', '-1', 'a;=1'],
      }),
    ).toBe(`\uFEFF'=A1\r\n'=1+1\r\n'-1\r\n"a;'=1"\r\n`);
  });
});
