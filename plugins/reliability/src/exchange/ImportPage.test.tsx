import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Link, Route, Routes, useNavigate } from 'react-router-dom';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { mockApis } from '@backstage/test-utils';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import type { DocumentReading } from '@afterword/plugin-reliability-common';
import {
  ReliabilityApi,
  reliabilityApiRef,
  ReliabilityError,
} from '@afterword/plugin-reliability-react';
import { rootRouteRef } from '../routes';
import { Provided } from '../shell/Provided';
import { documentShelf } from './documents/DocumentShelf';
import { ImportPage } from './ImportPage';

const key = { source: 'document', externalId: 'outage.md' };

function aReading(over: Partial<DocumentReading> = {}): DocumentReading {
  return {
    incident: {
      type: 'incident',
      ...key,
      title: 'Cards failed',
      times: { detected: '2026-05-01T10:05:00Z' },
      stated: { timeToRestore: 'PT42M' },
    },
    postmortem: {
      type: 'postmortem',
      ...key,
      title: 'Cards failed',
      sections: { impact: 'Nobody could **pay**.' },
      timeline: [{ at: '2026-05-01T10:05:00Z', text: 'Support calls' }],
      factors: [{ text: 'One limit for all regions', layer: 'technology' }],
    },
    actionItems: [
      { type: 'actionItem', ...key, title: 'Alert on failed payments' },
      { type: 'actionItem', ...key, title: 'Write a runbook' },
    ],
    recognised: [
      { line: 1, what: 'title', text: 'Cards failed', why: '', message: null },
    ],
    left: [],
    looksWrong: [],
    ...over,
  };
}

const stored = { postmortem: 'PM-7', incident: 'INC-9', actionItems: ['AI-1'] };

/** Answers reads with a reading, and everything else as stored. */
function anApi(reading: (name: string) => DocumentReading = () => aReading()) {
  const call = jest.fn(
    async (_operation, input): Promise<object> =>
      input.query?.dryRun
        ? { reading: reading(input.body.externalId) }
        : { reading: aReading(), stored },
  );
  const stream = jest.fn();
  return { call, stream, download: jest.fn() };
}

function renderPage(api: ReturnType<typeof anApi>) {
  renderInTestApp(
    <Provided>
      <ImportPage />
    </Provided>,
    {
      mountedRoutes: { '/reliability': rootRouteRef },
      apis: [
        [reliabilityApiRef, api as unknown as ReliabilityApi],
        [catalogApiRef, catalogApiMock()],
        [permissionApiRef, mockApis.permission()],
      ],
    },
  );
}

async function choose(...files: readonly File[]) {
  const input = await screen.findByLabelText('Choose files', {
    selector: 'input',
  });
  fireEvent.change(input, { target: { files } });
}

const aFile = (name: string, content = '# Cards failed\n\nDetected 10:05') =>
  new File([content], name);

describe('the import page', () => {
  beforeEach(() => documentShelf.change(() => []));

  it('reads a document and shows it side by side with what it becomes', async () => {
    const api = anApi();
    renderPage(api);
    await choose(aFile('outage.md'));

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
    renderPage(anApi());
    expect(
      await screen.findByRole('link', { name: 'What arrives by itself' }),
    ).toHaveAttribute('href', '/reliability/import/intake');
  });

  it('stores what a person corrected, without the action items left out, and links to the draft', async () => {
    const api = anApi();
    renderPage(api);
    await choose(aFile('outage.md'));
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
    const api = anApi(name => {
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
    renderPage(api);
    await choose(aFile('bad.md'), aFile('good.md'), aFile('odd.md'));

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

  describe('when a file of that name was imported before', () => {
    const changes = {
      postmortem: { key: 'PM-12', title: 'Cards failed in May' },
      incident: { key: 'INC-3', title: 'Cards failed in May' },
      actionItems: ['AI-4'],
      allowed: true,
    };
    const anApiThatKnows = (known: object) => {
      const api = anApi();
      api.call.mockImplementation(async (_operation, input) =>
        input.query?.dryRun
          ? { reading: aReading(), changes: known }
          : { reading: aReading(), stored },
      );
      return api;
    };
    const namesSent = (api: ReturnType<typeof anApi>) =>
      api.call.mock.calls
        .map(([, input]) => input)
        .filter(input => !input.query?.dryRun)
        .map(({ body }) => body.externalId);

    it('says what it would change, and imports it together with no others', async () => {
      const api = anApiThatKnows(changes);
      renderPage(api);
      await choose(aFile('postmortem.md'));

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
      await userEvent.click(
        screen.getByRole('button', { name: 'Change PM-12' }),
      );
      await screen.findAllByRole('link', { name: 'PM-7' });
      expect(namesSent(api)).toEqual(['postmortem.md']);
    });

    it('makes a new draft of another document with the same name', async () => {
      const api = anApiThatKnows(changes);
      renderPage(api);
      await choose(aFile('postmortem.md'));

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
      const api = anApi();
      api.call.mockImplementation(async (_operation, { query, body }) => {
        if (!query?.dryRun) return { reading: aReading(), stored };
        return body.externalId === 'known.md'
          ? { reading: aReading(), changes: { ...changes, allowed: false } }
          : { reading: aReading() };
      });
      renderPage(api);
      await choose(aFile('known.md'), aFile('new.md'));

      const all = await screen.findByRole('button', {
        name: 'Import it',
      });
      await waitFor(() => expect(all).toBeEnabled());
      expect(screen.getByText('Have a look first')).toBeInTheDocument();
      await userEvent.click(all);

      expect(
        await screen.findByText('1 document imported.'),
      ).toBeInTheDocument();
      expect(namesSent(api)).toEqual(['new.md']);
    });

    it('makes a new draft when the old one is no longer theirs to change', async () => {
      const api = anApiThatKnows({
        postmortem: null,
        incident: null,
        actionItems: [],
        allowed: false,
      });
      renderPage(api);
      await choose(aFile('postmortem.md'));

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

  it('leads from what looks wrong to its line', async () => {
    renderPage(
      anApi(() =>
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
    await choose(aFile('outage.md'));

    await userEvent.click(
      await screen.findByRole('button', { name: 'Go to line 3' }),
    );

    expect(document.activeElement).toHaveTextContent(
      'Detected 10:05Looks wrong Detected: It lies before the beginning.',
    );
  });

  describe('when somebody leaves it', () => {
    function Elsewhere() {
      const navigate = useNavigate();
      return (
        <>
          <h2>Another page</h2>
          <button onClick={() => navigate(1)}>Forward</button>
          <Link to="/reliability/import">To the import</Link>
        </>
      );
    }
    function ImportWithWaysOut() {
      const navigate = useNavigate();
      return (
        <>
          <ImportPage />
          <Link to="/elsewhere">Elsewhere</Link>
          <button onClick={() => navigate(-1)}>Back</button>
        </>
      );
    }
    function renderBetweenPages(api: ReturnType<typeof anApi>) {
      renderInTestApp(
        <Provided>
          <Routes>
            <Route path="/reliability/import" element={<ImportWithWaysOut />} />
            <Route path="*" element={<Elsewhere />} />
          </Routes>
        </Provided>,
        {
          mountedRoutes: { '/reliability': rootRouteRef },
          initialRouteEntries: ['/start', '/reliability/import'],
          apis: [
            [reliabilityApiRef, api as unknown as ReliabilityApi],
            [catalogApiRef, catalogApiMock()],
          ],
        },
      );
    }
    const press = async (role: 'link' | 'button', name: string) =>
      userEvent.click(await screen.findByRole(role, { name }));
    const closing = () => {
      const event = new Event('beforeunload', { cancelable: true });
      window.dispatchEvent(event);
      return event;
    };

    it.each<[string, () => Promise<void>, () => Promise<void>]>([
      [
        'a link',
        () => press('link', 'Elsewhere'),
        () => press('link', 'To the import'),
      ],
      [
        'keys',
        async () => {
          await userEvent.click(screen.getByText('Import', { selector: 'h2' }));
          await userEvent.keyboard('gi');
        },
        () => press('link', 'To the import'),
      ],
      [
        'the browser’s Back',
        () => press('button', 'Back'),
        () => press('button', 'Forward'),
      ],
    ])(
      'by %s, keeps corrections until they are back',
      async (_way, leave, comeBack) => {
        renderBetweenPages(anApi());
        await choose(aFile('outage.md'));
        await userEvent.type(await screen.findByLabelText('Title'), '!');
        await choose(aFile('untouched.md'));
        await screen.findByRole('button', { name: 'Review untouched.md' });
        await leave();
        expect(
          await screen.findByRole('heading', { name: 'Another page' }),
        ).toBeVisible();
        expect(closing().defaultPrevented).toBe(true);

        await comeBack();
        expect(
          await screen.findByText(/What you corrected .* is still here/),
        ).toBeVisible();
        expect(await screen.findByLabelText('Title')).toHaveValue(
          'Cards failed!',
        );
        expect(screen.queryByText(/untouched/)).toBeNull();
      },
    );

    it('asks nothing when there is nothing to lose', async () => {
      renderBetweenPages(anApi());
      await choose(aFile('outage.md'));
      await screen.findByLabelText('Title');

      expect(closing().defaultPrevented).toBe(false);
    });
  });

  it('tries a file of records, and names the lines that are wrong', async () => {
    const api = anApi();
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
    renderPage(api);
    await choose(aFile('all.ndjson', '{}\n{}\n'));

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
    renderPage(anApi());
    await choose(aFile('photo.png'));

    expect(await screen.findByText(/photo\.png/)).toBeInTheDocument();
  });
});
