import { lineReportCsv } from './lineReportCsv';

describe('lineReportCsv', () => {
  it('has a row for each problem, quoted where needed, and no formula', () => {
    expect(
      lineReportCsv({
        line: 3,
        result: 'failed',
        type: 'incident',
        warnings: ['=1+1'],
        errors: [{ field: 'title', problem: 'must be "one", short' }],
      }),
    ).toBe(
      '3,failed,incident,,title,"must be ""one"", short"\r\n' +
        "3,failed,incident,,warning,'=1+1\r\n",
    );
  });

  it('keeps every text from being a formula, and gives each back exactly', () => {
    expect(
      lineReportCsv({
        line: 4,
        result: 'failed',
        warnings: ['＝1+1', "'quoted'"],
        errors: [],
      }),
    ).toBe("4,failed,,,warning,'＝1+1\r\n4,failed,,,warning,''quoted'\r\n");
  });

  it('has one row for a line that is fine', () => {
    expect(
      lineReportCsv({
        line: 1,
        result: 'created',
        type: 'incident',
        key: 'INC-1',
        warnings: [],
        errors: [],
      }),
    ).toBe('1,created,incident,INC-1,,\r\n');
  });
});
