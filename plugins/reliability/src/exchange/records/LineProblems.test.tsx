import { screen, within } from '@testing-library/react';
import {
  ImportLineReport,
  lineMessages,
} from '@afterword/plugin-reliability-common';
import {
  TranslationApi,
  translationApiRef,
} from '@backstage/frontend-plugin-api';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { markedWords, unmarkedText } from '../../__testUtils__/markedWords';
import { LineProblems } from './LineProblems';

/** What the page says of one line. */
function renderLine(
  report: Partial<ImportLineReport>,
  words: TranslationApi = mockApis.translation(),
) {
  const problems = [
    { line: 7, result: 'failed' as const, warnings: [], errors: [], ...report },
  ];
  const counts = {
    lines: 1,
    created: 0,
    updated: 0,
    unchanged: 0,
    failed: 1,
    warned: 0,
    waiting: 0,
  };
  renderInTestApp(
    <LineProblems
      run={{
        isTrial: true,
        phase: 'done',
        counts,
        newRecords: [],
        problems,
        hasMoreProblems: false,
        progress: 1,
        lastLine: 7,
        isInParts: false,
        problem: '',
      }}
    />,
    { apis: [[translationApiRef, words]] },
  );
}

const problem = 'Said in English.';

describe('what is wrong with a line', () => {
  it('is said in the portal’s language, whatever there is to say', async () => {
    const said = Object.keys(lineMessages).map(code => ({
      problem,
      message: { code, values: { most: 50 } },
    }));
    renderLine(
      {
        warnings: said,
        errors: said.map(each => ({ ...each, field: 'line' })),
      },
      markedWords(),
    );

    const table = await screen.findByRole('table');
    expect(within(table).getAllByRole('row')).toHaveLength(2 * said.length + 1);
    expect(unmarkedText(table).replaceAll('7', '').trim()).toBe('');
    expect(table).not.toHaveTextContent(problem);
  });

  it('names what it is about', async () => {
    const values = { ref: 'component:default/gone' };
    renderLine({
      warnings: [{ problem, message: { code: 'notInCatalog', values } }],
    });
    expect(
      await screen.findByRole('row', {
        name: '7 Warning component:default/gone is not in the catalog; it is kept as it is',
      }),
    ).toBeVisible();
  });

  it('is said in English where a newer back end has more to say, or a field has not its form', async () => {
    const message = { code: 'unheardOf', values: {} };
    renderLine({
      warnings: [{ problem, message }],
      errors: [{ field: 'title', problem: 'must be a string' }],
    });
    expect(
      await screen.findByRole('row', { name: `7 Warning ${problem}` }),
    ).toBeVisible();
    expect(
      screen.getByRole('row', { name: '7 title must be a string' }),
    ).toBeVisible();
  });
});
