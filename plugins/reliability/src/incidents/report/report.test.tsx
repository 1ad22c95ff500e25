import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  aReportingPortal,
  openDialog,
  sentTo,
} from '../../__testUtils__/aReportingPortal';
import { renderIncidents } from '../../__testUtils__/renderIncidents';

afterEach(() => localStorage.clear());

describe('reporting an incident', () => {
  it('takes a title and leaves out what nobody knows', async () => {
    const api = aReportingPortal();
    renderIncidents(api, '/incidents');
    const dialog = await openDialog('Report an incident');
    await userEvent.type(
      within(dialog).getByLabelText('What is happening?'),
      'Card payments fail',
    );
    await userEvent.click(
      within(dialog).getByRole('radio', { name: 'Not known' }),
    );

    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Report incident' }),
    );

    await waitFor(() => expect(sentTo(api)).toHaveLength(1));
    expect(sentTo(api)[0].body).toEqual({
      title: 'Card payments fail',
      kind: 'incident',
      severity: null,
      summary: '',
      entities: [],
      times: {},
    });
  });

  it('takes impact as begun when the first word was typed, unless told', async () => {
    const api = aReportingPortal();
    renderIncidents(api, '/incidents');
    const dialog = await openDialog('Report an incident');
    const before = Date.now();
    await userEvent.type(
      within(dialog).getByLabelText('What is happening?'),
      'Card payments fail',
    );
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Report incident' }),
    );

    await waitFor(() => expect(sentTo(api)).toHaveLength(1));
    const times = sentTo(api)[0].body.times as { impactStarted: string };
    expect(Object.keys(times)).toEqual(['impactStarted']);
    expect(Date.parse(times.impactStarted)).toBeGreaterThanOrEqual(before);
    expect(Date.parse(times.impactStarted)).toBeLessThanOrEqual(Date.now());
  });

  it('names the entities that are affected, as they are chosen from the catalog', async () => {
    const api = aReportingPortal();
    renderIncidents(api, '/incidents');
    const dialog = await openDialog('Report an incident');
    await userEvent.type(
      within(dialog).getByLabelText('What is happening?'),
      'Card payments fail',
    );
    await userEvent.type(
      within(dialog).getByRole('combobox', { name: /What is affected/ }),
      'checkout',
    );
    await userEvent.click(
      await screen.findByRole('option', { name: /checkout-api/ }),
    );

    expect(
      await screen.findByRole('row', { name: 'checkout-api' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('combobox', { name: /What is affected/ }),
    ).toHaveFocus();
    await userEvent.click(
      screen.getByRole('button', { name: 'Report incident' }),
    );

    await waitFor(() => expect(sentTo(api)).toHaveLength(1));
    expect(sentTo(api)[0].body.entities).toEqual([
      { ref: 'component:default/checkout-api' },
    ]);
  });

  it('asks for the day and the time when it was at another time', async () => {
    const api = aReportingPortal();
    renderIncidents(api, '/incidents');
    const dialog = await openDialog('Report an incident');
    await userEvent.type(
      within(dialog).getByLabelText('What is happening?'),
      'Card payments fail',
    );
    const [began] = within(dialog).getAllByRole('radio', {
      name: 'At another time',
    });
    await userEvent.click(began);

    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Report incident' }),
    );

    expect(
      within(dialog).getByText('Choose a day and a time.'),
    ).toBeInTheDocument();
    expect(sentTo(api)).toEqual([]);
  });

  it('says that it would end before it began, and is reported so all the same', async () => {
    const api = aReportingPortal();
    renderIncidents(api, '/incidents');
    const dialog = await openDialog('Report an incident');
    await userEvent.type(
      within(dialog).getByLabelText('What is happening?'),
      'Card payments fail',
    );
    const [, ended] = within(dialog).getAllByRole('radio', {
      name: 'At another time',
    });
    await userEvent.click(ended);
    fireEvent.change(within(dialog).getByLabelText(/Day and time/), {
      target: { value: '2020-01-01T12:00' },
    });
    expect(
      await within(dialog).findByText(/^That is before it began/),
    ).toBeVisible();
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Report incident' }),
    );
    await waitFor(() => expect(sentTo(api)).toHaveLength(1));
  });

  it('says beside a title that it is too long', async () => {
    const api = aReportingPortal();
    renderIncidents(api, '/incidents');
    const dialog = await openDialog('Report an incident');
    const title = within(dialog).getByLabelText('What is happening?');
    fireEvent.change(title, { target: { value: 'x'.repeat(301) } });

    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Report incident' }),
    );

    expect(title).toHaveAccessibleDescription(/^This is too long/);
    expect(sentTo(api)).toEqual([]);
  });

  it('says what is not accepted where no field can', async () => {
    const api = aReportingPortal();
    renderIncidents(api, '/incidents');
    localStorage.setItem(
      'afterword.draft.user:default/on-call-engineer.incident:',
      JSON.stringify({
        fields: { title: 'Card payments fail', entities: 'no-ref' },
        begunAt: '2026-11-23T13:00:00Z',
      }),
    );
    const dialog = await openDialog('Report an incident');
    await waitFor(() =>
      expect(within(dialog).getByLabelText('What is happening?')).toHaveValue(
        'Card payments fail',
      ),
    );

    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Report incident' }),
    );

    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'Not accepted as it is: entities.0.ref.',
    );
    expect(sentTo(api)).toEqual([]);
  });
});
