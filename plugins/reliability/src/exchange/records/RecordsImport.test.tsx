import { fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  TranslationApi,
  translationApiRef,
} from '@backstage/frontend-plugin-api';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { lineMessages } from '@afterword/plugin-reliability-common';
import { reliabilityApiRef } from '@afterword/plugin-reliability-react';
import { markedWords } from '../../__testUtils__/markedWords';
import { rootRouteRef } from '../../routes';
import { Provided } from '../../shell/Provided';
import { readText } from '../files/readText';
import { RecordsImport } from './RecordsImport';

const row = {
  id: '9001',
  title: 'Slow pulls',
  started_at: '2024-02-01T10:00:00Z',
  resolved_at: '2024-02-01T11:00:00Z',
  impact: 'major',
  components: ['API Requests'],
  updates: [],
};

describe('importing the history of a status page', () => {
  const stream = jest.fn();
  // Parts of a file are jsdom's blobs, and those that are made are Node's.
  const textOf = async (blob: Blob): Promise<string> =>
    'text' in blob ? blob.text() : readText(blob);
  const sent = async () => (await textOf(stream.mock.calls[0][2])).split('\n');

  const importIt = async (
    lines: readonly string[],
    answers: readonly object[] = [{ summary: { waiting: 0 } }],
    words: TranslationApi = mockApis.translation(),
  ) => {
    stream.mockReset();
    stream.mockImplementation(async function* answer() {
      yield* answers;
    });
    const file = new File([lines.join('\n')], 'status-2024.jsonl');
    renderInTestApp(
      <Provided>
        <RecordsImport file={file} onRemove={() => {}} />
      </Provided>,
      {
        apis: [
          [reliabilityApiRef, { stream }],
          [translationApiRef, words],
        ],
        mountedRoutes: { '/reliability': rootRouteRef },
      },
    );
    await screen.findByRole('button', { name: /Try it first/ });
  };

  it('is recognised, named, and sent as records line for line', async () => {
    await importIt([JSON.stringify(row), '{"id":1}']);

    const source = await screen.findByLabelText(/Name of the status page/);
    expect(source).toHaveValue('status-2024');
    const namespace = screen.getByLabelText(/Namespace of its components/);
    await userEvent.clear(namespace);
    expect(screen.getByRole('button', { name: 'Import' })).toBeDisabled();
    fireEvent.change(namespace, { target: { value: 'vendor' } });
    await userEvent.click(screen.getByRole('button', { name: 'Try it first' }));

    await screen.findByText(/The file has no lines/);
    const [first, second] = await sent();
    expect(JSON.parse(first)).toMatchObject({
      type: 'incident',
      source: 'status-2024',
      externalId: '9001',
      title: 'Slow pulls',
      severity: 'sev2',
      times: {
        declared: '2024-02-01T10:00:00Z',
        resolved: '2024-02-01T11:00:00Z',
      },
      entities: [{ ref: 'component:vendor/api-requests' }],
    });
    expect(second).toBe('{"id":1}');
  });

  it('asks for nothing where the lines are records, and sends them as they are', async () => {
    const record = '{"type":"incident","title":"t","started_at":"now"}';
    await importIt([record]);

    await userEvent.click(screen.getByRole('button', { name: 'Import' }));

    await screen.findByText(/The file has no lines/);
    expect(screen.queryByLabelText(/Name of the status page/)).toBeNull();
    expect(await sent()).toEqual([record]);
  });

  it('is not said to be done when the answer ends early', async () => {
    const record = '{"type":"incident","title":"t","started_at":"now"}';
    const line = { line: 1, result: 'created', errors: [], warnings: [] };
    await importIt([record, record], [line]);

    await userEvent.click(screen.getByRole('button', { name: 'Import' }));

    expect(await screen.findByRole('status')).toHaveTextContent(
      'The answer ended before all lines had one.',
    );
    expect(screen.getByRole('button', { name: 'Import' })).toBeEnabled();
  });

  it('tells how many references wait for records that have not come', async () => {
    const record = '{"type":"actionItem","title":"t"}';
    const line = { line: 1, result: 'created', errors: [], warnings: [] };
    await importIt([record], [line, { summary: { waiting: 1 } }]);

    await userEvent.click(screen.getByRole('button', { name: 'Import' }));

    expect(
      await screen.findByText(/^1 reference is to a record that had not come/),
    ).toBeVisible();
    expect(screen.getByText('Waiting').nextSibling).toHaveTextContent('1');
  });

  it('links to what is new, to the first of much', async () => {
    const made = ['incident', 'postmortem', 'actionItem', 'changeReview'].map(
      (type, index) => ({ type, key: `NEW-${index + 1}` }),
    );
    const more = Array.from({ length: 18 }, (_, index) => ({
      type: 'incident',
      key: `NEW-${index + 5}`,
    }));
    const lines = [...made, ...more].map((each, index) => ({
      line: index + 1,
      result: 'created',
      ...each,
      errors: [],
      warnings: [],
    }));
    await importIt(
      lines.map(() => '{"type":"incident","title":"t"}'),
      [...lines, { summary: { waiting: 0 } }],
    );

    await userEvent.click(screen.getByRole('button', { name: 'Import' }));

    const list = within(await screen.findByRole('list', { name: /is new/ }));
    const links = list.getAllByRole('link');
    expect(links).toHaveLength(20);
    expect(links.slice(0, 3).map(link => link.getAttribute('href'))).toEqual([
      '/reliability/incidents/NEW-1',
      '/reliability/postmortems/NEW-2',
      '/reliability/action-items/NEW-3',
    ]);
    expect(list.getByText('and 2 more')).toBeVisible();
  });

  it('is reported on in the portal’s language, in what is saved too', async () => {
    const record = '{"type":"incident","title":"t"}';
    const error = {
      field: 'line',
      problem: 'Said in English.',
      message: { code: 'notJson', values: {} },
    };
    const line = { line: 1, result: 'failed', errors: [error], warnings: [] };
    await importIt(
      [record],
      [line, { summary: { waiting: 0 } }],
      markedWords(),
    );
    const saved: Blob[] = [];
    URL.createObjectURL = jest.fn((content: Blob) => {
      saved.push(content);
      return 'blob:report';
    });
    URL.revokeObjectURL = jest.fn();
    const click = jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(() => {});
    await userEvent.click(screen.getByRole('button', { name: '⟦Import⟧' }));
    await userEvent.click(
      await screen.findByRole('button', { name: /as CSV/ }),
    );

    expect(saved).toHaveLength(1);
    const [, reported] = (await textOf(saved[0])).split('\r\n');
    expect(reported).toBe(`1,failed,,,line,⟦${lineMessages.notJson}⟧`);
    click.mockRestore();
  });
});
