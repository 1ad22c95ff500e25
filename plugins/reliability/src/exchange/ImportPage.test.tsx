import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ReliabilityError } from '@afterword/plugin-reliability-react';
import {
  aFile,
  anImportApi,
  aReading,
  chooseFiles,
  renderImport,
} from '../__testUtils__/renderImport';
import { documentShelf } from './documents/DocumentShelf';

describe('the import page', () => {
  beforeEach(() => documentShelf.change(() => []));

  it('reads a document and shows it side by side with what it becomes', async () => {
    const api = anImportApi();
    renderImport(api);
    await chooseFiles(aFile('outage.md'));

    expect(
      await screen.findByRole('region', { name: 'The original' }),
    ).toHaveTextContent('1# Cards failedRecognised Title');
    const becomes = screen.getByRole('region', { name: 'What it becomes' });
    expect(within(becomes).getByLabelText('Title')).toHaveValue('Cards failed');
    expect(within(becomes).getByText('pay').tagName).toBe('STRONG');
    expect(within(becomes).getByText(/Support calls/)).toBeInTheDocument();
    expect(api.call).toHaveBeenCalledTimes(1);
  });

  it('leads those to the intake who may administer it', async () => {
    renderImport(anImportApi());
    expect(
      await screen.findByRole('link', { name: 'What arrives by itself' }),
    ).toHaveAttribute('href', '/reliability/import/intake');
  });

  it('stores what a person corrected, without the action items left out, and links to the draft', async () => {
    const api = anImportApi();
    renderImport(api);
    await chooseFiles(aFile('outage.md'));
    const title = await screen.findByLabelText('Title');

    await userEvent.type(title, ' twice');
    await userEvent.click(
      screen.getByRole('checkbox', { name: 'Write a runbook' }),
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Import this one' }),
    );

    const links = await screen.findAllByRole('link', { name: 'PM-7' });
    expect(links[0]).toHaveAttribute('href', '/reliability/postmortems/PM-7');
    const { corrected } = api.call.mock.calls[1][1].body;
    expect(corrected.postmortem.title).toBe('Cards failed twice');
    expect(corrected.incident.title).toBe('Cards failed twice');
    expect(
      corrected.actionItems.map((item: { title: string }) => item.title),
    ).toEqual(['Alert on failed payments']);
  });

  it('goes on with the others when one cannot be read, and imports those with nothing wrong', async () => {
    const api = anImportApi(name => {
      if (name === 'bad.md') throw new ReliabilityError(400, 'It is empty');
      return name === 'odd.md'
        ? aReading({
            looksWrong: [
              {
                line: 3,
                what: 'time.detected',
                text: '30 February',
                why: 'There is no such day.',
                message: { code: 'noSuchDay', values: {} },
              },
            ],
          })
        : aReading();
    });
    renderImport(api);
    await chooseFiles(aFile('bad.md'), aFile('good.md'), aFile('odd.md'));

    const all = await screen.findByRole('button', {
      name: 'Import it',
    });
    await waitFor(() => expect(all).toBeEnabled());
    expect(screen.getByText(/It is empty/)).toBeInTheDocument();
    expect(screen.getByText('Have a look first')).toBeInTheDocument();
    await userEvent.click(all);

    expect(await screen.findByText('1 document imported.')).toBeInTheDocument();
    const sent = api.call.mock.calls
      .map(([, input]) => input)
      .filter(input => !input.query?.dryRun);
    expect(sent.map(({ body }) => body.externalId)).toEqual(['good.md']);
    expect(sent[0].body).not.toHaveProperty('corrected');
  });

  it('leads from what looks wrong to its line', async () => {
    renderImport(
      anImportApi(() =>
        aReading({
          looksWrong: [
            {
              line: 3,
              what: 'time.detected',
              text: '10:05',
              why: 'It lies before the beginning.',
              message: null,
            },
          ],
        }),
      ),
    );
    await chooseFiles(aFile('outage.md'));

    await userEvent.click(
      await screen.findByRole('button', { name: 'Go to line 3' }),
    );

    expect(document.activeElement).toHaveTextContent(
      'Detected 10:05Looks wrong Detected: It lies before the beginning.',
    );
  });

  it('tries a file of records, and names the lines that are wrong', async () => {
    const api = anImportApi();
    api.stream.mockImplementation(async function* answers() {
      yield { line: 1, result: 'wouldCreate', warnings: [], errors: [] };
      yield {
        line: 2,
        result: 'failed',
        warnings: [],
        errors: [{ field: 'title', problem: 'must not be empty' }],
      };
      yield { summary: { waiting: 0 } };
    });
    renderImport(api);
    await chooseFiles(aFile('all.ndjson', '{}\n{}\n'));

    await userEvent.click(
      await screen.findByRole('button', { name: 'Try it first' }),
    );

    expect(
      await screen.findByText(/Tried 2 lines. Nothing was stored./),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('row', { name: '2 title must not be empty' }),
    ).toBeInTheDocument();
    expect(api.stream.mock.calls[0][1]).toEqual({ query: { dryRun: 'true' } });
    expect(api.call).not.toHaveBeenCalled();
  });

  it('says which files it does not take', async () => {
    renderImport(anImportApi());
    await chooseFiles(aFile('photo.png'));

    expect(await screen.findByText(/photo\.png/)).toBeInTheDocument();
  });
});
