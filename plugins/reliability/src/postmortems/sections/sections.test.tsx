import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ReliabilityError } from '@afterword/plugin-reliability-react';
import { aPostmortem } from '../../__testUtils__/aPostmortem';
import { aPostmortemServer } from '../../__testUtils__/aPostmortemServer';
import { renderPostmortem } from '../../__testUtils__/renderPostmortem';
import {
  findMarkdownEditor,
  textOf,
  writeText,
} from '../../__testUtils__/writeText';

const TEXT = 'A limit was lowered.';
const FACILITATOR = 'user:default/facilitator';

function aDraft() {
  return aPostmortemServer(aPostmortem({ texts: { whatHappened: TEXT } }));
}

/** Leaves a text in the browser, as an earlier visit would. */
function keepDraft(text: string) {
  window.localStorage.setItem(
    'afterword.draft.user:default/on-call-engineer.PM-31.whatHappened',
    JSON.stringify({
      text,
      base: { text: TEXT, version: 3 },
      at: '2026-11-23T13:00:00Z',
    }),
  );
}

async function openEditor(name = 'What happened') {
  await userEvent.click(
    await screen.findByRole('button', {
      name: new RegExp(`(Edit|Write) “${name}”`),
    }),
  );
  return findMarkdownEditor(`Text of “${name}”`);
}

describe('a section of a postmortem', () => {
  beforeEach(() => window.localStorage.clear());

  it('is read as prose, and asks its question where nothing is written', async () => {
    renderPostmortem(aDraft());

    expect(await screen.findByText(TEXT)).toBeInTheDocument();
    expect(
      screen.getByText('Who was hurt, how many, and for how long?'),
    ).toBeInTheDocument();
  });

  it('is saved with the keyboard, on the version that was read', async () => {
    const server = aDraft();
    renderPostmortem(server);
    const editor = await openEditor();

    writeText(editor, 'The **limit** fell to 40.');
    await userEvent.type(editor, '{Control>}s{/Control}');

    expect(
      (await screen.findAllByText(/^Saved \d\d:\d\d\s[AP]M UTC$/))[0],
    ).toBeVisible();
    expect(server.callsTo('writePostmortemSection')).toMatchObject([
      {
        params: { section: 'whatHappened' },
        body: { text: 'The **limit** fell to 40.' },
        version: 3,
      },
    ]);
  });

  it('can be looked at before it is saved', async () => {
    renderPostmortem(aDraft());
    writeText(await openEditor(), 'The **limit** fell.');

    await userEvent.click(screen.getByRole('button', { name: 'Preview' }));

    expect(screen.getByText('limit', { selector: 'strong' })).toBeVisible();
  });

  it('goes on with a list at Enter, and leaves it at the second', async () => {
    renderPostmortem(aDraft());
    const editor = await openEditor();
    writeText(editor, '- The limit fell');

    fireEvent.keyDown(editor, { key: 'Enter', keyCode: 13 });
    expect(textOf(editor)).toBe('- The limit fell\n- ');
    fireEvent.keyDown(editor, { key: 'Enter', keyCode: 13 });
    expect(textOf(editor)).toBe('- The limit fell\n');
  });

  it('keeps its text when Esc leaves the editor, and gives the keyboard back', async () => {
    renderPostmortem(aDraft());
    writeText(await openEditor(), 'Worth keeping.');

    await userEvent.keyboard('{Escape}');

    expect(screen.queryByRole('textbox', { name: /Text of/ })).toBeNull();
    expect(screen.getByText('Worth keeping.')).toBeVisible();
    await waitFor(() =>
      expect(
        screen.getByRole('button', { name: 'Edit “What happened”' }),
      ).toHaveFocus(),
    );
  });

  it('says what is not saved while the portal is away, and keeps it for the next visit', async () => {
    const away = aPostmortemServer(
      aPostmortem({ texts: { whatHappened: TEXT } }),
      {
        answers: {
          writePostmortemSection: () => {
            throw new ReliabilityError(0, 'The portal could not be reached');
          },
        },
      },
    );
    const { unmount } = renderPostmortem(away);
    writeText(await openEditor(), 'Only in this browser.');
    await userEvent.keyboard('{Escape}');
    expect(
      await screen.findByText(/kept in this browser.*could not be reached/),
    ).toBeVisible();
    unmount();

    const server = aDraft();
    renderPostmortem(server);
    expect(await screen.findByText('Only in this browser.')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Save now' }));
    await waitFor(() =>
      expect(server.stored().sections[0].text).toBe('Only in this browser.'),
    );
    expect(screen.queryByText('Not saved yet')).toBeNull();
  });

  it('is not sent when it came back from an earlier visit, was looked at and left', async () => {
    keepDraft('A wild idea.');
    const server = aDraft();
    const { unmount } = renderPostmortem(server);
    expect(await screen.findByText('A wild idea.')).toBeVisible();
    unmount();

    renderPostmortem(server);
    expect(await screen.findByText('A wild idea.')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Save now' })).toBeVisible();
    expect(server.callsTo('writePostmortemSection')).toEqual([]);
  });

  it('is sent when the page is left, also beside one that came back', async () => {
    keepDraft('A wild idea.');
    const server = aDraft();
    const { unmount } = renderPostmortem(server);
    writeText(await openEditor('Impact'), 'Forty orders waited.');
    unmount();

    await waitFor(() =>
      expect(server.callsTo('writePostmortemSection')).toMatchObject([
        { params: { section: 'impact' } },
      ]),
    );
  });

  it('gives discarded text back', async () => {
    keepDraft('A wild idea.');
    renderPostmortem(aDraft());
    await userEvent.click(
      await screen.findByRole('button', { name: 'Discard it' }),
    );
    expect(screen.getByText(TEXT)).toBeVisible();
    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'Undo' })).toHaveFocus(),
    );

    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await screen.findByText('A wild idea.')).toBeVisible();
  });
});

describe('two people in one section', () => {
  beforeEach(() => window.localStorage.clear());

  async function inConflict() {
    const server = aDraft();
    renderPostmortem(server);
    const editor = await openEditor();
    server.writeSection('whatHappened', 'Theirs: a limit fell.', FACILITATOR);
    writeText(editor, 'Mine: a limit rose.');
    await userEvent.keyboard('{Escape}');
    const conflict = await screen.findByRole('region', {
      name: /^facilitator saved while you were writing$/i,
    });
    return { server, conflict };
  }
  const stored = (server: ReturnType<typeof aPostmortemServer>) =>
    server.stored().sections[0].text;

  it('see both texts side by side', async () => {
    const { server, conflict } = await inConflict();

    expect(
      within(conflict).getByRole('group', { name: /^Saved, 02:02\sPM UTC$/ }),
    ).toHaveTextContent(/Theirs.*: a limit.*fell/);
    expect(
      within(conflict).getByRole('group', { name: 'Yours' }),
    ).toHaveTextContent(/Mine.*: a limit.*rose/);
    expect(stored(server)).toBe('Theirs: a limit fell.');
  });

  it('can keep mine', async () => {
    const { server } = await inConflict();
    await userEvent.click(screen.getByRole('button', { name: 'Keep mine' }));

    await waitFor(() => expect(stored(server)).toBe('Mine: a limit rose.'));
    expect(screen.queryByRole('region', { name: /saved while/ })).toBeNull();
  });

  it('can take theirs, and mine stays at hand', async () => {
    const { server } = await inConflict();
    await userEvent.click(screen.getByRole('button', { name: 'Take theirs' }));

    expect(await screen.findByText('Theirs: a limit fell.')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Look at it' }));
    expect(screen.getByText('Mine: a limit rose.')).toBeVisible();

    await userEvent.click(screen.getByRole('button', { name: 'Put it back' }));
    await waitFor(() => expect(stored(server)).toBe('Mine: a limit rose.'));
  });

  it('can be put together in the editor', async () => {
    const { server } = await inConflict();
    await userEvent.click(
      screen.getByRole('button', { name: 'Edit both together' }),
    );

    const editor = await findMarkdownEditor(/Text of/);
    expect(editor).toHaveTextContent(
      /Theirs: a limit fell.*Mine: a limit rose/,
    );
    writeText(editor, 'Together: a limit fell, then rose.');
    await userEvent.keyboard('{Escape}');
    await waitFor(() =>
      expect(stored(server)).toBe('Together: a limit fell, then rose.'),
    );
  });
});
