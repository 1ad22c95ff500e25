import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ReliabilityError } from '@afterword/plugin-reliability-react';
import { aCommitment, anActionItem } from '../../__testUtils__/anActionItem';
import { anActionItemServer } from '../../__testUtils__/anActionItemServer';
import { renderActionItem } from '../../__testUtils__/renderActionItem';

describe('the page of an action item', () => {
  it('says by how much a promise is overdue, and what was promised at first', async () => {
    const due = new Date(Date.now() - 4 * 86_400_000)
      .toISOString()
      .slice(0, 10);
    renderActionItem(
      anActionItemServer(
        aCommitment({ due, originalDue: '2024-01-15', overdue: true }),
      ).api,
    );

    expect(
      (await screen.findAllByText('overdue 4 days')).length,
    ).toBeGreaterThan(0);
    expect(screen.getByText(/First promised for/)).toHaveTextContent('2024');
    expect(screen.getByRole('link', { name: 'PM-31' })).toHaveAttribute(
      'href',
      '/reliability/postmortems/PM-31',
    );
  });

  it('leads to what it makes better, unless the catalog does not know that', async () => {
    const entity = 'component:default/gone';
    const { unmount } = renderActionItem(
      anActionItemServer(anActionItem({ entity, entityKnown: true })).api,
    );
    expect(await screen.findByRole('link', { name: 'gone' })).toHaveAttribute(
      'href',
      '/catalog/default/component/gone',
    );
    unmount();
    renderActionItem(
      anActionItemServer(anActionItem({ entity, entityKnown: false })).api,
    );
    expect(await screen.findByText('(not in the catalog)')).toBeVisible();
    expect(screen.queryByRole('link', { name: 'gone' })).toBeNull();
  });

  it('offers no change to whoever may only read it, and says so', async () => {
    renderActionItem(anActionItemServer(aCommitment({ editable: false })).api);

    expect(
      await screen.findByText(/You can read this, and not change it/),
    ).toBeVisible();
    expect(
      screen.getAllByRole('button').map(button => button.textContent),
    ).toEqual(['Keyboard']);
  });

  it('takes a step that needs nothing at once, and that can be undone', async () => {
    const server = anActionItemServer(aCommitment());
    renderActionItem(server.api);

    await userEvent.click(await screen.findByRole('button', { name: 'Start' }));
    expect(await screen.findByText('AI-77 is in progress.')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(server.stored().status).toBe('committed'));
  });

  it('says beside every field what a commitment still needs, and then takes it', async () => {
    const server = anActionItemServer(anActionItem());
    renderActionItem(server.api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Commit' }),
    );
    const dialog = await screen.findByRole('dialog', { name: 'Commit AI-77' });
    const inDialog = within(dialog);
    const commit = inDialog.getByRole('button', { name: 'Commit' });
    await userEvent.click(commit);

    expect(await inDialog.findByText('3 things are missing.')).toBeVisible();
    expect(inDialog.getByText(/Somebody has to answer for it/)).toBeVisible();
    expect(inDialog.getByText(/Choose the day by which/)).toBeVisible();
    expect(inDialog.getByText(/Say how to tell/)).toBeVisible();
    expect(server.callsTo('transitionActionItem')).toEqual([]);

    await userEvent.type(
      inDialog.getByRole('combobox', { name: /^Owner/ }),
      'payments',
    );
    await userEvent.click(
      await screen.findByRole('option', { name: /Payments team/ }),
    );
    const due = inDialog.getByLabelText(/^Due/);
    await userEvent.type(due, '2026-12-04');
    await userEvent.type(
      inDialog.getByRole('textbox', { name: /How to tell that it worked/ }),
      'A drill loses no payment',
    );
    await userEvent.click(commit);

    expect(await screen.findByText('AI-77 is committed.')).toBeVisible();
    expect(server.stored()).toMatchObject({
      status: 'committed',
      owner: 'group:default/payments-team',
      due: '2026-12-04',
      acceptanceTest: 'A drill loses no payment',
    });
  });

  it('warns of a due day that has passed, and takes it nevertheless', async () => {
    const server = anActionItemServer(
      aCommitment({ status: 'candidate', due: null }),
    );
    renderActionItem(server.api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Commit' }),
    );
    const dialog = within(
      await screen.findByRole('dialog', { name: 'Commit AI-77' }),
    );
    const warning = /in the past: it will be overdue at once/;
    await userEvent.type(dialog.getByLabelText(/^Due/), '2199-01-01');
    expect(dialog.queryByText(warning)).toBeNull();

    await userEvent.clear(dialog.getByLabelText(/^Due/));
    await userEvent.type(dialog.getByLabelText(/^Due/), '2020-01-01');
    expect(dialog.getByText(warning)).toBeVisible();
    await userEvent.click(dialog.getByRole('button', { name: 'Commit' }));

    await waitFor(() =>
      expect(server.stored()).toMatchObject({
        status: 'committed',
        due: '2020-01-01',
      }),
    );
  });

  it('asks a commitment for its kind, with the one it has already chosen', async () => {
    const server = anActionItemServer(
      anActionItem({ type: 'prevent', entity: null }),
    );
    renderActionItem(server.api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Commit' }),
    );
    const dialog = within(
      await screen.findByRole('dialog', { name: 'Commit AI-77' }),
    );
    const kind = dialog.getByRole('button', { name: /Kind/ });
    expect(kind).toHaveTextContent('Prevent');
    expect(
      dialog.getByText(/at least one commitment of the kind Process/),
    ).toBeVisible();
    await userEvent.click(kind);
    await userEvent.click(
      await screen.findByRole('option', { name: /^Process/ }),
    );
    await userEvent.type(
      dialog.getByRole('combobox', { name: /^Owner/ }),
      'payments',
    );
    await userEvent.click(
      await screen.findByRole('option', { name: /Payments team/ }),
    );
    await userEvent.type(dialog.getByLabelText(/^Due/), '2026-12-04');
    await userEvent.type(
      dialog.getByRole('textbox', { name: /How to tell that it worked/ }),
      'A drill loses no payment',
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Commit' }));

    expect(await screen.findByText('AI-77 is committed.')).toBeVisible();
    expect(server.stored()).toMatchObject({
      status: 'committed',
      type: 'process',
    });
  });

  it('shows what the server finds missing beside the field', async () => {
    const server = anActionItemServer(aCommitment({ status: 'done' }));
    renderActionItem(server.api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'It does not help' }),
    );
    const dialog = within(
      await screen.findByRole('dialog', { name: 'AI-77 does not help yet' }),
    );
    await userEvent.click(
      dialog.getByRole('button', { name: 'It does not help' }),
    );
    expect(
      await dialog.findByText('Say what was checked and what did not work.'),
    ).toBeVisible();

    await userEvent.type(
      dialog.getByRole('textbox', { name: /What was checked/ }),
      'The drill still lost payments',
    );
    await userEvent.click(
      dialog.getByRole('button', { name: 'It does not help' }),
    );
    expect(
      await screen.findByText('The drill still lost payments'),
    ).toBeVisible();
    expect(server.stored().status).toBe('ineffective');
  });

  /** As the real one refuses what the page could not know. */
  const refuse = (gate: string, problem: string) => () => {
    throw new ReliabilityError(409, `Not yet: ${problem}`, {
      gates: [{ gate, problem }],
    });
  };

  it('shows beside the field what only the server knew to be missing for a step', async () => {
    const problem = 'a commitment needs an owner, or an entity that has one';
    renderActionItem(
      anActionItemServer(aCommitment({ status: 'candidate' }), {
        transitionActionItem: refuse('owner', problem),
      }).api,
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Commit' }),
    );
    const dialog = within(
      await screen.findByRole('dialog', { name: 'Commit AI-77' }),
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Commit' }));

    expect(await dialog.findByText('1 thing is missing.')).toBeVisible();
    expect(dialog.getByText(problem)).toBeVisible();
    expect(dialog.queryByText(/That did not work/)).toBeNull();
  });

  describe('while it is edited', () => {
    it('shows beside the field what a promise cannot be without', async () => {
      const problem = 'a commitment needs a due date';
      renderActionItem(
        anActionItemServer(aCommitment(), {
          updateActionItem: refuse('due', problem),
        }).api,
      );
      await userEvent.click(
        await screen.findByRole('button', { name: 'Edit' }),
      );
      const dialog = within(
        await screen.findByRole('dialog', { name: 'Edit AI-77' }),
      );
      await userEvent.type(dialog.getByRole('textbox', { name: 'Title' }), '!');
      await userEvent.click(dialog.getByRole('button', { name: 'Save' }));

      expect(await dialog.findByText(problem)).toBeVisible();
      expect(dialog.queryByText(/That did not work/)).toBeNull();
    });

    async function editTitle(server: ReturnType<typeof anActionItemServer>) {
      renderActionItem(server.api);
      await userEvent.click(
        await screen.findByRole('button', { name: 'Edit' }),
      );
      const dialog = within(
        await screen.findByRole('dialog', { name: 'Edit AI-77' }),
      );
      const title = dialog.getByRole('textbox', { name: 'Title' });
      await userEvent.clear(title);
      await userEvent.type(title, 'Mine');
      return dialog;
    }

    it('keeps what others change in other fields', async () => {
      const server = anActionItemServer(aCommitment());
      const dialog = await editTitle(server);
      server.change({ due: '2026-12-24' });
      await userEvent.click(dialog.getByRole('button', { name: 'Save' }));

      expect(await screen.findByText('Changes saved.')).toBeVisible();
      expect(server.stored()).toMatchObject({
        title: 'Mine',
        due: '2026-12-24',
      });
    });

    it('asks when both changed the same field', async () => {
      const server = anActionItemServer(aCommitment());
      const dialog = await editTitle(server);
      server.change({ title: 'Theirs' });
      await userEvent.click(dialog.getByRole('button', { name: 'Save' }));

      expect(
        await dialog.findByRole('region', {
          name: 'Changed while you were editing',
        }),
      ).toHaveTextContent(/Now Theirs.*Yours Mine/);
      expect(server.stored().title).toBe('Theirs');
      await userEvent.click(dialog.getByRole('button', { name: 'Save mine' }));
      await waitFor(() => expect(server.stored().title).toBe('Mine'));
    });
  });
});
