import { LineWarning } from '@afterword/plugin-reliability-common';
import { lineReportCsv } from './lineReportCsv';

const warned = (problem: string): LineWarning => ({
  problem,
  message: { code: 'staysAsItIs', values: {} },
});
const inEnglish = ({ problem }: { readonly problem: string }) => problem;

describe('lineReportCsv', () => {
  it('has a row for each problem, quoted where needed, and no formula', () => {
    expect(
      lineReportCsv(
        {
          line: 3,
          result: 'failed',
          type: 'incident',
          warnings: [warned('=1+1')],
          errors: [{ field: 'title', problem: 'must be "one", short' }],
        },
        inEnglish,
      ),
    ).toBe(
      '3,failed,incident,,title,"must be ""one"", short"\r\n' +
        "3,failed,incident,,warning,'=1+1\r\n",
    );
  });

  it('keeps every text from being a formula, and gives each back exactly', () => {
    expect(
      lineReportCsv(
        {
          line: 4,
          result: 'failed',
          warnings: [warned('＝1+1'), warned("'quoted'")],
          errors: [],
        },
        inEnglish,
      ),
    ).toBe("4,failed,,,warning,'＝1+1\r\n4,failed,,,warning,''quoted'\r\n");
  });

  it('says problems and warnings in the words of the page', () => {
    expect(
      lineReportCsv(
        {
          line: 5,
          result: 'failed',
          warnings: [warned('stays as it is')],
          errors: [{ field: 'line', problem: 'is not valid JSON' }],
        },
        ({ problem }) => problem.toUpperCase(),
      ),
    ).toBe(
      '5,failed,,,line,IS NOT VALID JSON\r\n5,failed,,,warning,STAYS AS IT IS\r\n',
    );
  });

  it('has one row for a line that is fine', () => {
    expect(
      lineReportCsv(
        {
          line: 1,
          result: 'created',
          type: 'incident',
          key: 'INC-1',
          warnings: [],
          errors: [],
        },
        inEnglish,
      ),
    ).toBe('1,created,incident,INC-1,,\r\n');
  });
});
