import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  aFile,
  anImportApi,
  aReading,
  chooseFiles,
  renderImport,
  stored,
} from '../__testUtils__/renderImport';
import { documentShelf } from './documents/DocumentShelf';

describe('importing a file of a name that was imported before', () => {
  beforeEach(() => documentShelf.change(() => []));

  const changes = {
    postmortem: { key: 'PM-12', title: 'Cards failed in May' },
    incident: { key: 'INC-3', title: 'Cards failed in May' },
    actionItems: ['AI-4'],
    allowed: true,
  };
  const anApiThatKnows = (known: object) => {
    const api = anImportApi();
    api.call.mockImplementation(async (_operation, input) =>
      input.query?.dryRun
        ? { reading: aReading(), changes: known }
        : { reading: aReading(), stored },
    );
    return api;
  };
  const namesSent = (api: ReturnType<typeof anImportApi>) =>
    api.call.mock.calls
      .map(([, input]) => input)
      .filter(input => !input.query?.dryRun)
      .map(({ body }) => body.externalId);

  it('says what it would change, and imports it together with no others', async () => {
    const api = anApiThatKnows(changes);
    renderImport(api);
    await chooseFiles(aFile('postmortem.md'));

    expect(
      await screen.findByRole('radio', {
        name: 'Change what it became: PM-12 “Cards failed in May”, INC-3 “Cards failed in May”, and AI-4',
      }),
    ).toBeChecked();
    expect(
      screen.getByText('Would change PM-12: have a look first'),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: /with nothing wrong/ }),
    ).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Change PM-12' }));
    await screen.findAllByRole('link', { name: 'PM-7' });
    expect(namesSent(api)).toEqual(['postmortem.md']);
  });

  it('makes a new draft of another document with the same name', async () => {
    const api = anApiThatKnows(changes);
    renderImport(api);
    await chooseFiles(aFile('postmortem.md'));

    await userEvent.click(
      await screen.findByRole('radio', {
        name: 'It is another document: make a new draft',
      }),
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Import this one' }),
    );
    await screen.findAllByRole('link', { name: 'PM-7' });
    expect(namesSent(api)).toEqual([
      expect.stringMatching(/^postmortem\.md \(\d{4}-.*\)$/),
    ]);
  });

  it('imports nothing once more, unseen, whose old draft is no longer theirs to change', async () => {
    const api = anImportApi();
    api.call.mockImplementation(async (_operation, { query, body }) => {
      if (!query?.dryRun) return { reading: aReading(), stored };
      return body.externalId === 'known.md'
        ? { reading: aReading(), changes: { ...changes, allowed: false } }
        : { reading: aReading() };
    });
    renderImport(api);
    await chooseFiles(aFile('known.md'), aFile('new.md'));

    const all = await screen.findByRole('button', {
      name: 'Import it',
    });
    await waitFor(() => expect(all).toBeEnabled());
    expect(screen.getByText('Have a look first')).toBeInTheDocument();
    await userEvent.click(all);

    expect(await screen.findByText('1 document imported.')).toBeInTheDocument();
    expect(namesSent(api)).toEqual(['new.md']);
  });

  it('makes a new draft when the old one is no longer theirs to change', async () => {
    const api = anApiThatKnows({
      postmortem: null,
      incident: null,
      actionItems: [],
      allowed: false,
    });
    renderImport(api);
    await chooseFiles(aFile('postmortem.md'));

    expect(
      await screen.findByText(/no longer yours to change/),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Import this one' }),
    );
    await screen.findAllByRole('link', { name: 'PM-7' });
    expect(namesSent(api)).toEqual([expect.stringContaining(' (')]);
  });
});
