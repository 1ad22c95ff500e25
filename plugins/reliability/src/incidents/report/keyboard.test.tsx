import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aReportingPortal } from '../../__testUtils__/aReportingPortal';
import { renderIncidents } from '../../__testUtils__/renderIncidents';

describe('reporting by keyboard', () => {
  afterEach(() => localStorage.clear());

  it('leads from a refused send to the first field that is wrong', async () => {
    renderIncidents(aReportingPortal(), '/incidents');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Report an incident' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(
      dialog.getAllByRole('radio', { name: 'At another time' })[0],
    );
    const send = dialog.getByRole('button', { name: 'Report incident' });
    const title = dialog.getByLabelText('What is happening?');

    await userEvent.click(send);
    await waitFor(() => expect(title).toHaveFocus());

    await userEvent.type(title, 'Card payments fail');
    await userEvent.click(send);
    await waitFor(() =>
      expect(dialog.getByLabelText('Day and time')).toHaveFocus(),
    );
  });

  it('is back at the button that n has pressed once it is sent', async () => {
    renderIncidents(aReportingPortal(), '/incidents');
    const report = await screen.findByRole('button', {
      name: 'Report an incident',
    });

    await userEvent.keyboard('n');
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.keyboard('Card payments fail');
    act(() => dialog.getByRole('button', { name: 'Report incident' }).focus());
    await userEvent.keyboard('{Enter}');

    await screen.findByRole('link', { name: 'Open INC-200' });
    await waitFor(() => expect(report).toHaveFocus());
  });
});
