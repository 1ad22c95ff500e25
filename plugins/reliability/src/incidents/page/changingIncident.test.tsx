import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ReliabilityError } from '@afterword/plugin-reliability-react';
import { anIncident } from '../../__testUtils__/anIncident';
import { anIncidentServer } from '../../__testUtils__/anIncidentServer';
import { openIncident, press } from '../../__testUtils__/openIncident';

describe('changing the rest', () => {
  afterEach(() => localStorage.clear());

  it('sends only the details that were changed', async () => {
    const server = anIncidentServer(anIncident());
    await openIncident(server);
    await press('Edit details');
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(
      within(dialog).getByRole('combobox', { name: 'Failure mode' }),
      'retry storm',
    );
    await userEvent.type(
      within(dialog).getByLabelText('Time to restore'),
      '2 h',
    );

    await press('Save', dialog);

    await waitFor(() =>
      expect(server.writes()).toMatchObject([
        {
          operation: 'updateIncident',
          body: {
            failureMode: 'retry storm',
            stated: { timeToRestore: 'PT2H' },
          },
        },
      ]),
    );
    expect(Object.keys(server.writes()[0].body)).toEqual([
      'failureMode',
      'stated',
    ]);
  });

  it('says beside a field what cannot be read, and saves nothing', async () => {
    const server = anIncidentServer(anIncident());
    await openIncident(server);
    await press('Edit details');
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(
      within(dialog).getByLabelText('Time to restore'),
      'a while',
    );
    await userEvent.type(
      within(dialog).getByLabelText('Link'),
      'data:text/html,x',
    );

    await press('Save', dialog);

    expect(
      within(dialog).getByText('Write it as 42 min, 1 h 20 min or 2 d.'),
    ).toBeInTheDocument();
    expect(
      within(dialog).getByText(/It must begin with https/),
    ).toBeInTheDocument();
    expect(server.writes()).toEqual([]);
  });

  it('does not lose what was typed to the Escape key', async () => {
    await openIncident(anIncidentServer(anIncident()));
    await press('Edit details');
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(
      within(dialog).getByLabelText('Trigger'),
      'deployment',
    );

    await userEvent.keyboard('{Escape}');

    expect(within(dialog).getByLabelText('Trigger')).toHaveValue('deployment');
  });

  it('keeps an unsaved summary on this device', async () => {
    const server = anIncidentServer(anIncident());
    await openIncident(server);
    await press('Edit: What happened');
    await userEvent.type(
      within(await screen.findByRole('dialog')).getByRole('textbox'),
      'Payments stood still.',
    );
    await userEvent.keyboard('{Escape}');
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );

    await press('Edit: What happened');
    const dialog = await screen.findByRole('dialog');
    expect(
      await within(dialog).findByDisplayValue('Payments stood still.'),
    ).toBeInTheDocument();
    expect(
      within(dialog).getByText('Not saved yet; kept on this device'),
    ).toBeInTheDocument();

    await press('Save', dialog);

    await waitFor(() =>
      expect(server.stored().summary).toBe('Payments stood still.'),
    );
    expect(
      await screen.findByText('Payments stood still.'),
    ).toBeInTheDocument();
  });

  it('does not save an old draft over a summary that somebody else wrote since', async () => {
    const server = anIncidentServer(anIncident());
    await openIncident(server);
    await press('Edit: What happened');
    await userEvent.type(
      within(await screen.findByRole('dialog')).getByRole('textbox'),
      'Mine',
    );
    await userEvent.keyboard('{Escape}');
    server.meanwhile({ summary: 'Theirs' });
    // Any write makes the page read again.
    await press('Change: Declared');
    await press('It is not known');
    expect(await screen.findByText('Theirs')).toBeInTheDocument();

    await press('Edit: What happened');
    const dialog = await screen.findByRole('dialog');
    await within(dialog).findByDisplayValue('Mine');
    await press('Save', dialog);

    expect(
      await within(dialog).findByText('Changed while you were editing'),
    ).toBeInTheDocument();
    expect(server.stored().summary).toBe('Theirs');
  });

  it('names another entity and its role', async () => {
    const server = anIncidentServer(anIncident({ entities: [] }));
    await openIncident(server);
    await press('Edit affected entities');
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(
      within(dialog).getByRole('combobox', { name: /Add an entity/ }),
      'checkout',
    );
    await userEvent.click(
      await screen.findByRole('option', { name: /checkout-api/ }),
    );

    await press('Save', dialog);

    await waitFor(() =>
      expect(server.writes()[0]?.body).toEqual({
        entities: [
          {
            ref: 'component:default/checkout-api',
            role: 'impacted',
            impact: null,
          },
        ],
      }),
    );
  });

  it('merges it into another, and takes that back at once', async () => {
    const other = anIncident({ key: 'INC-7', title: 'Payments are down' });
    const server = anIncidentServer(anIncident(), {
      listIncidents: () => ({ items: [other], page: {} }),
    });
    await openIncident(server);
    await press('Merge into another');
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(
      within(dialog).getByRole('combobox', { name: /the same as/ }),
      'down',
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'INC-7 Payments are down' }),
    );
    await press('Merge', dialog);

    expect(
      await screen.findByText('INC-142 is merged into INC-7.'),
    ).toBeInTheDocument();
    expect(server.stored().mergedInto).toBe('INC-7');

    await press('Undo');

    await waitFor(() => expect(server.stored().mergedInto).toBeNull());
  });

  it('says what a refusal was for, and keeps the form', async () => {
    const server = anIncidentServer(anIncident(), {
      updateIncident: () => {
        throw new ReliabilityError(403, 'Not allowed');
      },
    });
    await openIncident(server);
    await press('Edit details');
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(
      within(dialog).getByLabelText('Trigger'),
      'deployment',
    );

    await press('Save', dialog);

    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'This could not be saved',
    );
    expect(within(dialog).getByLabelText('Trigger')).toHaveValue('deployment');
  });
});
