import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aPostmortem, aRevision } from '../../__testUtils__/aPostmortem';
import { inPages } from '../../__testUtils__/inPages';
import { aPostmortemServer } from '../../__testUtils__/aPostmortemServer';
import { renderPostmortem } from '../../__testUtils__/renderPostmortem';

/** Presses the button beside a revision, and finds what is asked then. */
async function askToRestore(number: number) {
  await userEvent.click(
    await screen.findByRole('button', { name: `Restore revision ${number}` }),
  );
  return screen.findByRole('dialog', {
    name: `Bring revision ${number} back?`,
  });
}

const goOn = () =>
  userEvent.click(screen.getByRole('button', { name: 'Restore it' }));

describe('the history of a postmortem', () => {
  beforeEach(() => window.localStorage.clear());

  it('asks before a revision is brought back, and takes no for an answer', async () => {
    const server = aPostmortemServer(aPostmortem(), {
      revisions: [
        aRevision({ number: 2 }),
        aRevision({ number: 1, summary: 'What happened' }),
      ],
    });
    renderPostmortem(server);
    await userEvent.click(await screen.findByRole('tab', { name: 'History' }));

    const question = await askToRestore(1);
    expect(question).toHaveTextContent(/What happened · .+ · /);
    expect(question).toHaveTextContent(/new revision.*Action items stay/);
    expect(question).not.toHaveTextContent(/everybody/);
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));

    expect(screen.queryByRole('dialog')).toBeNull();
    expect(server.callsTo('restorePostmortemRevision')).toEqual([]);
  });

  it('says of a published postmortem that everybody sees the change at once', async () => {
    renderPostmortem(
      aPostmortemServer(aPostmortem({ status: 'published' }), {
        revisions: [aRevision({ number: 2 }), aRevision({ number: 1 })],
      }),
    );
    await userEvent.click(await screen.findByRole('tab', { name: 'History' }));

    expect(await askToRestore(1)).toHaveTextContent(
      /everybody who can read it sees the change at once/,
    );
  });

  it('brings a revision back, and that can be undone', async () => {
    const server = aPostmortemServer(aPostmortem(), {
      revisions: [
        aRevision({ number: 3, summary: 'What happened, 2 factors' }),
        aRevision({ number: 2, summary: 'Title' }),
        aRevision({ number: 1, summary: 'What happened' }),
      ],
    });
    renderPostmortem(server);
    await userEvent.click(await screen.findByRole('tab', { name: 'History' }));
    expect(
      await screen.findByText('What happened, 2 factors'),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Restore revision 3' }),
    ).toBeNull();

    await askToRestore(1);
    await goOn();
    expect(
      await screen.findByText(/^Revision 1 is back\./),
    ).toBeInTheDocument();
    const undo = screen.getByRole('button', { name: 'Undo' });
    await waitFor(() => expect(undo).toHaveFocus());
    await userEvent.click(undo);

    await waitFor(() =>
      expect(
        server
          .callsTo('restorePostmortemRevision')
          .map(({ body }) => body.revision),
      ).toEqual([1, 3]),
    );
    expect(await screen.findByText('Undone.')).toBeInTheDocument();
  });

  it('is asked for once when it is opened, and goes back to the first revision', async () => {
    const server = aPostmortemServer(aPostmortem(), {
      answers: {
        listPostmortemRevisions: inPages(
          Array.from({ length: 230 }, (_, index) =>
            aRevision({
              number: 230 - index,
              summary: index === 229 ? 'The very first' : 'Another',
            }),
          ),
        ),
      },
    });
    renderPostmortem(server);
    await userEvent.click(await screen.findByRole('tab', { name: 'History' }));
    expect(await screen.findAllByText('Another')).toHaveLength(20);
    expect(server.callsTo('listPostmortemRevisions')).toHaveLength(1);

    while (!screen.queryByText('The very first')) {
      await userEvent.click(
        await screen.findByRole('button', { name: 'Show older ones' }),
      );
    }
  }, 30_000);

  it('has what somebody else has saved meanwhile', async () => {
    const server = aPostmortemServer(aPostmortem(), {
      revisions: [aRevision({ number: 1 })],
    });
    renderPostmortem(server);
    await userEvent.click(await screen.findByRole('tab', { name: 'History' }));
    expect(await screen.findByText(/as it stands$/)).toBeInTheDocument();
    server.writeSection('impact', 'Nobody could pay.', 'user:default/other');
    await userEvent.click(screen.getByRole('tab', { name: /Gates/ }));
    await userEvent.click(screen.getByRole('tab', { name: 'History' }));

    expect(
      await screen.findByRole('button', { name: 'Restore revision 1' }),
    ).toBeInTheDocument();
  });

  it('is restored also when somebody saved a moment ago', async () => {
    const server = aPostmortemServer(aPostmortem(), {
      revisions: [aRevision({ number: 2 }), aRevision({ number: 1 })],
    });
    renderPostmortem(server);
    await userEvent.click(await screen.findByRole('tab', { name: 'History' }));
    await askToRestore(1);
    server.writeSection('impact', 'Nobody could pay.', 'user:default/other');
    await goOn();

    expect(
      await screen.findByText(/^Revision 1 is back\./),
    ).toBeInTheDocument();
    expect(server.callsTo('restorePostmortemRevision')).toHaveLength(2);
  });
});
