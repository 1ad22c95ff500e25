import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  aReportingPortal,
  openDialog,
  sentTo,
} from '../../__testUtils__/aReportingPortal';
import { renderIncidents } from '../../__testUtils__/renderIncidents';

afterEach(() => localStorage.clear());

describe('reporting a near miss', () => {
  async function fillIn(dialog: HTMLElement) {
    await userEvent.type(
      within(dialog).getByLabelText('What nearly happened?'),
      'The key would have run out.',
    );
    await userEvent.type(
      within(dialog).getByLabelText('What stopped it?'),
      'A colleague saw the date',
    );
  }

  it('takes two answers and says thank you, with the way there', async () => {
    const api = aReportingPortal();
    renderIncidents(api, '/incidents');
    const dialog = await openDialog('Report a near miss');
    await fillIn(dialog);

    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Send near miss' }),
    );

    expect(
      await screen.findByRole('link', { name: 'Open INC-200' }),
    ).toHaveAttribute('href', '/reliability/incidents/INC-200');
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(sentTo(api)).toMatchObject([
      {
        operation: 'reportNearMiss',
        body: {
          whatNearlyHappened: 'The key would have run out.',
          whatStoppedIt: 'A colleague saw the date',
          whatWouldHelp: '',
          whenNoticed: expect.stringMatching(/^\d{4}-.*Z$/),
          anonymous: false,
        },
        idempotencyKey: expect.any(String),
      },
    ]);
  });

  it('says which answers are needed, beside them', async () => {
    const api = aReportingPortal();
    renderIncidents(api, '/incidents');
    const dialog = await openDialog('Report a near miss');

    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Send near miss' }),
    );

    expect(within(dialog).getAllByText('This is needed.')).toHaveLength(2);
    expect(
      within(dialog).getByLabelText('What nearly happened?'),
    ).toHaveAccessibleDescription('This is needed.');
    expect(sentTo(api)).toEqual([]);
  });

  it('says beside an answer that it cannot be stored', async () => {
    const api = aReportingPortal();
    renderIncidents(api, '/incidents');
    const dialog = await openDialog('Report a near miss');
    await fillIn(dialog);
    fireEvent.change(within(dialog).getByLabelText(/What would help/), {
      target: { value: 'x'.repeat(20_001) },
    });

    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Send near miss' }),
    );

    expect(
      within(dialog).getByLabelText(/What would help/),
    ).toHaveAccessibleDescription(/^This is too long/);
    expect(sentTo(api)).toEqual([]);
  });

  it('leaves the name out, and sends nothing that could tie it to a person', async () => {
    const api = aReportingPortal();
    renderIncidents(api, '/incidents');
    const dialog = await openDialog('Report a near miss');
    await fillIn(dialog);
    expect(
      within(dialog).getByText(/Operators of the network could still compare/),
    ).toBeInTheDocument();

    await userEvent.click(
      within(dialog).getByRole('switch', { name: 'Leave my name out' }),
    );
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Send near miss' }),
    );

    await waitFor(() => expect(sentTo(api)).toHaveLength(1));
    expect(sentTo(api)[0].body.anonymous).toBe(true);
    expect(sentTo(api)[0].idempotencyKey).toBeUndefined();
  });

  it('keeps what was typed on this device until it is sent', async () => {
    renderIncidents(aReportingPortal(), '/incidents');
    const dialog = await openDialog('Report a near miss');
    await userEvent.type(
      within(dialog).getByLabelText('What nearly happened?'),
      'Half a sentence',
    );
    await userEvent.keyboard('{Escape}');
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );

    const again = await openDialog('Report a near miss');

    await waitFor(() =>
      expect(within(again).getByLabelText('What nearly happened?')).toHaveValue(
        'Half a sentence',
      ),
    );
  });

  it('forgets what was typed when it is discarded', async () => {
    renderIncidents(aReportingPortal(), '/incidents');
    const dialog = await openDialog('Report a near miss');
    await userEvent.type(
      within(dialog).getByLabelText('What nearly happened?'),
      'Half a sentence',
    );

    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Discard' }),
    );
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Cancel' }),
    );
    const again = await openDialog('Report a near miss');

    expect(within(again).getByLabelText('What nearly happened?')).toHaveValue(
      '',
    );
  });

  it('loses nothing when the portal does not answer, and sends it once', async () => {
    let isDown = true;
    const api = aReportingPortal(() => isDown);
    renderIncidents(api, '/incidents');
    const dialog = await openDialog('Report a near miss');
    await fillIn(dialog);
    const send = () =>
      userEvent.click(
        within(dialog).getByRole('button', { name: 'Send near miss' }),
      );

    await send();
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'What you wrote is still here.',
    );
    isDown = false;
    await send();

    await waitFor(() => expect(sentTo(api)).toHaveLength(2));
    const [first, second] = sentTo(api);
    expect(second.idempotencyKey).toBe(first.idempotencyKey);
    expect(second.body).toEqual(first.body);
  });
});
