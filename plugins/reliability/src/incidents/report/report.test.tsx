import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ReliabilityError } from '@afterword/plugin-reliability-react';
import { aReliabilityApi } from '../../__testUtils__/aReliabilityApi';
import { anIncident } from '../../__testUtils__/anIncident';
import { renderIncidents } from '../../__testUtils__/renderIncidents';

function aPortal(fail?: () => boolean) {
  const created = () => {
    if (fail?.())
      throw new ReliabilityError(0, 'The portal could not be reached');
    return anIncident({ key: 'INC-200' });
  };
  return aReliabilityApi({
    listIncidents: () => ({ items: [], page: { total: 0 } }),
    reportNearMiss: created,
    createIncident: created,
  });
}

async function open(name: string) {
  await userEvent.click(await screen.findByRole('button', { name }));
  return screen.findByRole('dialog');
}

function sent(api: ReturnType<typeof aPortal>) {
  return api.calls.filter(({ operation }) => operation !== 'listIncidents');
}

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
    const api = aPortal();
    renderIncidents(api, '/incidents');
    const dialog = await open('Report a near miss');
    await fillIn(dialog);

    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Send near miss' }),
    );

    expect(
      await screen.findByRole('link', { name: 'Open INC-200' }),
    ).toHaveAttribute('href', '/reliability/incidents/INC-200');
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(sent(api)).toMatchObject([
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
    const api = aPortal();
    renderIncidents(api, '/incidents');
    const dialog = await open('Report a near miss');

    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Send near miss' }),
    );

    expect(within(dialog).getAllByText('This is needed.')).toHaveLength(2);
    expect(
      within(dialog).getByLabelText('What nearly happened?'),
    ).toHaveAccessibleDescription('This is needed.');
    expect(sent(api)).toEqual([]);
  });

  it('says beside an answer that it cannot be stored', async () => {
    const api = aPortal();
    renderIncidents(api, '/incidents');
    const dialog = await open('Report a near miss');
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
    expect(sent(api)).toEqual([]);
  });

  it('leaves the name out, and sends nothing that could tie it to a person', async () => {
    const api = aPortal();
    renderIncidents(api, '/incidents');
    const dialog = await open('Report a near miss');
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

    await waitFor(() => expect(sent(api)).toHaveLength(1));
    expect(sent(api)[0].body.anonymous).toBe(true);
    expect(sent(api)[0].idempotencyKey).toBeUndefined();
  });

  it('keeps what was typed on this device until it is sent', async () => {
    renderIncidents(aPortal(), '/incidents');
    const dialog = await open('Report a near miss');
    await userEvent.type(
      within(dialog).getByLabelText('What nearly happened?'),
      'Half a sentence',
    );
    await userEvent.keyboard('{Escape}');
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );

    const again = await open('Report a near miss');

    await waitFor(() =>
      expect(within(again).getByLabelText('What nearly happened?')).toHaveValue(
        'Half a sentence',
      ),
    );
  });

  it('forgets what was typed when it is discarded', async () => {
    renderIncidents(aPortal(), '/incidents');
    const dialog = await open('Report a near miss');
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
    const again = await open('Report a near miss');

    expect(within(again).getByLabelText('What nearly happened?')).toHaveValue(
      '',
    );
  });

  it('loses nothing when the portal does not answer, and sends it once', async () => {
    let isDown = true;
    const api = aPortal(() => isDown);
    renderIncidents(api, '/incidents');
    const dialog = await open('Report a near miss');
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

    await waitFor(() => expect(sent(api)).toHaveLength(2));
    const [first, second] = sent(api);
    expect(second.idempotencyKey).toBe(first.idempotencyKey);
    expect(second.body).toEqual(first.body);
  });
});

describe('reporting an incident', () => {
  it('takes a title and leaves out what nobody knows', async () => {
    const api = aPortal();
    renderIncidents(api, '/incidents');
    const dialog = await open('Report an incident');
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

    await waitFor(() => expect(sent(api)).toHaveLength(1));
    expect(sent(api)[0].body).toEqual({
      title: 'Card payments fail',
      kind: 'incident',
      severity: null,
      summary: '',
      entities: [],
      times: {},
    });
  });

  it('takes impact as begun when the first word was typed, unless told', async () => {
    const api = aPortal();
    renderIncidents(api, '/incidents');
    const dialog = await open('Report an incident');
    const before = Date.now();
    await userEvent.type(
      within(dialog).getByLabelText('What is happening?'),
      'Card payments fail',
    );
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Report incident' }),
    );

    await waitFor(() => expect(sent(api)).toHaveLength(1));
    const times = sent(api)[0].body.times as { impactStarted: string };
    expect(Object.keys(times)).toEqual(['impactStarted']);
    expect(Date.parse(times.impactStarted)).toBeGreaterThanOrEqual(before);
    expect(Date.parse(times.impactStarted)).toBeLessThanOrEqual(Date.now());
  });

  it('names the entities that are affected, as they are chosen from the catalog', async () => {
    const api = aPortal();
    renderIncidents(api, '/incidents');
    const dialog = await open('Report an incident');
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

    await waitFor(() => expect(sent(api)).toHaveLength(1));
    expect(sent(api)[0].body.entities).toEqual([
      { ref: 'component:default/checkout-api' },
    ]);
  });

  it('asks for the day and the time when it was at another time', async () => {
    const api = aPortal();
    renderIncidents(api, '/incidents');
    const dialog = await open('Report an incident');
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
    expect(sent(api)).toEqual([]);
  });

  it('says beside a title that it is too long', async () => {
    const api = aPortal();
    renderIncidents(api, '/incidents');
    const dialog = await open('Report an incident');
    const title = within(dialog).getByLabelText('What is happening?');
    fireEvent.change(title, { target: { value: 'x'.repeat(301) } });

    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Report incident' }),
    );

    expect(title).toHaveAccessibleDescription(/^This is too long/);
    expect(sent(api)).toEqual([]);
  });

  it('says what is not accepted where no field can', async () => {
    const api = aPortal();
    renderIncidents(api, '/incidents');
    localStorage.setItem(
      'afterword.draft.user:default/on-call-engineer.incident:',
      JSON.stringify({
        fields: { title: 'Card payments fail', entities: 'no-ref' },
        begunAt: '2026-11-23T13:00:00Z',
      }),
    );
    const dialog = await open('Report an incident');
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
    expect(sent(api)).toEqual([]);
  });
});
