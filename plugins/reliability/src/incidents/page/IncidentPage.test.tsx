import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Incident } from '@afterword/plugin-reliability-common';
import { ReliabilityError } from '@afterword/plugin-reliability-react';
import {
  aReliabilityApi,
  FakeAnswer,
  FakeCall,
} from '../../__testUtils__/aReliabilityApi';
import { anActionItem } from '../../__testUtils__/anActionItem';
import { anIncident } from '../../__testUtils__/anIncident';
import { renderIncidents } from '../../__testUtils__/renderIncidents';

const EMPTY = { items: [], page: {} };

/** Keeps one incident the way the back end does: every write needs the version that is stored. */
function aServer(
  start: Incident,
  more: Readonly<Record<string, FakeAnswer>> = {},
) {
  let stored = start;
  const write =
    (change: (call: FakeCall) => Partial<Incident>) => (call: FakeCall) => {
      if (call.version !== stored.version) {
        throw new ReliabilityError(412, 'Somebody was faster', {
          current: stored,
        });
      }
      stored = { ...stored, ...change(call), version: stored.version + 1 };
      return stored;
    };
  const point = (at: unknown) =>
    typeof at === 'string'
      ? {
          at,
          origin: 'human' as const,
          by: 'user:default/on-call-engineer',
          changedAt: at,
        }
      : null;
  const api = aReliabilityApi({
    getIncident: () => stored,
    getIncidentHistory: () => EMPTY,
    listActionItems: () => EMPTY,
    listIncidents: () => EMPTY,
    updateIncident: write(({ body }) => body),
    setIncidentTime: write(({ params, body }) => ({
      times: { ...stored.times, [params.kind]: point(body.at) },
    })),
    clearIncidentTime: write(({ params }) => ({
      times: { ...stored.times, [params.kind]: null },
    })),
    mergeIncident: write(({ body }) => ({ mergedInto: String(body.into) })),
    unmergeIncident: write(() => ({ mergedInto: null })),
    ...more,
  });
  return {
    api,
    stored: () => stored,
    /** Somebody else changes it behind the reader's back. */
    meanwhile(changes: Partial<Incident>) {
      stored = { ...stored, ...changes, version: stored.version + 1 };
    },
    writes: () => api.calls.filter(({ version }) => version !== undefined),
  };
}

async function openPage(server: ReturnType<typeof aServer>) {
  renderIncidents(server.api, '/incidents/INC-142');
  await screen.findByRole('heading', { name: server.stored().title });
}

async function press(
  name: string | RegExp,
  within_: HTMLElement = document.body,
) {
  await userEvent.click(await within(within_).findByRole('button', { name }));
}

function timeRow(name: string) {
  return screen.findByRole('row', { name: new RegExp(`^${name}`) });
}

describe('the page of an incident', () => {
  it.each<[string, Partial<Incident>, RegExp]>([
    ['how long it lasted', {}, /^Impact began .*2026.*, ended after 47 min\.$/],
    [
      'that it goes on',
      {
        status: 'open',
        times: { ...anIncident().times, mitigated: null },
      },
      /^Impact began .* and has not ended\.$/,
    ],
    [
      'that its end is not known',
      {
        times: {
          ...anIncident().times,
          mitigated: null,
          resolved: anIncident().times.mitigated,
        },
      },
      /It was resolved .*; when impact ended is not known\.$/,
    ],
    [
      'that its times cannot be right',
      {
        times: {
          ...anIncident().times,
          impactStarted: anIncident().times.mitigated,
          mitigated: anIncident().times.impactStarted,
        },
      },
      /The end that is noted lies before it, so nothing can be said/,
    ],
    [
      'when it was noticed, if its beginning is not known',
      {
        times: { ...anIncident().times, impactStarted: null, mitigated: null },
      },
      /^Noticed .*\. When impact began is not known\.$/,
    ],
    [
      'that a near miss hurt nobody',
      { kind: 'nearMiss', severity: null },
      /^Noticed .*, and stopped before anyone was hurt\.$/,
    ],
    [
      'that a drill is no incident',
      { kind: 'drill', severity: null },
      /A drill, never counted as an incident\.$/,
    ],
  ])('says in a sentence %s', async (_, given, sentence) => {
    await openPage(aServer(anIncident(given)));

    expect(
      screen.getByText((_text, element) =>
        Boolean(
          element?.tagName === 'P' &&
            sentence.test(element.textContent?.trim() ?? ''),
        ),
      ),
    ).toBeInTheDocument();
  });

  it('names who says so for each time, and what is not known', async () => {
    const incident = anIncident();
    await openPage(
      aServer(
        anIncident({
          times: {
            ...incident.times,
            detected: {
              at: '2026-11-13T14:13:00Z',
              origin: 'source',
              by: 'alertmanager',
              changedAt: '2026-11-13T14:13:00Z',
            },
          },
        }),
      ),
    );

    expect(
      await within(await timeRow('Impact began')).findByText(
        /on-call.engineer/i,
      ),
    ).toBeInTheDocument();
    expect(
      within(await timeRow('Noticed')).getByText(/alertmanager/),
    ).toBeInTheDocument();
    expect(
      within(await timeRow('Declared')).getByText('not known'),
    ).toBeInTheDocument();
  });

  it('marks an entity that the catalog does not know', async () => {
    await openPage(
      aServer(
        anIncident({
          entities: [
            {
              ref: 'component:default/old-gateway',
              role: 'origin',
              impact: null,
              known: false,
            },
          ],
        }),
      ),
    );

    expect(
      screen.getByText('component:default/old-gateway'),
    ).toBeInTheDocument();
    expect(screen.getByText('(not in the catalog)')).toBeInTheDocument();
    expect(screen.getByText('It began here')).toBeInTheDocument();
  });

  it('shows stated durations beside those of its times, and where they differ', async () => {
    await openPage(
      aServer(
        anIncident({
          stated: { timeToRestore: 'PT2H' },
          flags: [
            { field: 'stated.timeToRestore', reason: 'differsFromStated' },
          ],
        }),
      ),
    );

    expect(
      screen.getByText('2 h stated; 47 min from its times'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        'Somebody stated 2 h; the times that are known give 47 min.',
      ),
    ).toBeInTheDocument();
  });

  it('lists what is written and promised about it', async () => {
    await openPage(
      aServer(
        anIncident({
          postmortems: [
            { key: 'PM-31', title: 'Payments stood still', status: 'draft' },
          ],
        }),
        {
          listActionItems: () => ({
            items: [anActionItem({ status: 'committed', due: '2026-12-04' })],
            page: {},
          }),
        },
      ),
    );

    expect(
      screen.getByRole('link', { name: 'Payments stood still' }),
    ).toHaveAttribute('href', '/reliability/postmortems/PM-31');
    expect(
      await screen.findByRole('link', { name: 'Bound the retry budget' }),
    ).toHaveAttribute('href', '/reliability/action-items/AI-77');
  });

  it('tells its history in words', async () => {
    await openPage(
      aServer(anIncident(), {
        getIncidentHistory: () => ({
          items: [
            {
              at: '2026-11-14T08:00:00Z',
              by: 'user:default/facilitator',
              action: 'changed',
              version: 2,
              changes: {
                severity: ['sev3', 'sev2'],
                summary: ['', 'Long'],
                times: [
                  {},
                  { mitigated: { at: Date.parse('2026-11-13T14:49:00Z') } },
                ],
              },
            },
          ],
          page: {},
        }),
      }),
    );

    expect(
      await screen.findByText('Severity: Sev-3 → Sev-2'),
    ).toBeInTheDocument();
    expect(screen.getByText('What happened was rewritten')).toBeInTheDocument();
    expect(screen.getByText(/^Impact ended: not known → /)).toBeInTheDocument();
    expect(
      await screen.findByText(/facilitator changed it/i),
    ).toBeInTheDocument();
  });

  it('says so when there is none, with a way back', async () => {
    renderIncidents(
      aReliabilityApi({
        getIncident: () => {
          throw new ReliabilityError(404, 'There is no INC-9');
        },
      }),
      '/incidents/INC-9',
    );

    expect(
      await screen.findByText('There is nothing to show for INC-9'),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'All incidents' })).toHaveAttribute(
      'href',
      '/reliability/incidents',
    );
  });

  it('opens a postmortem about it and goes there', async () => {
    const server = aServer(anIncident(), {
      createPostmortem: () => ({ key: 'PM-40' }),
    });
    await openPage(server);

    await press('New postmortem');

    expect(await screen.findByText('a postmortem')).toBeInTheDocument();
    expect(
      server.api.calls.find(({ operation }) => operation === 'createPostmortem')
        ?.body,
    ).toEqual({ incidents: ['INC-142'] });
  });
});

describe('changing a time', () => {
  const setMoment = (dialog: HTMLElement, value: string) =>
    fireEvent.change(within(dialog).getByLabelText('When was it?'), {
      target: { value },
    });

  it('saves what a person says, on the basis of what they saw', async () => {
    const server = aServer(anIncident());
    await openPage(server);
    await press('Change: Declared');
    const dialog = await screen.findByRole('dialog', { name: 'Declared' });
    setMoment(dialog, '2026-11-13T14:20');

    await press('Save', dialog);

    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(server.writes()).toMatchObject([
      {
        operation: 'setIncidentTime',
        params: { key: 'INC-142', kind: 'declared' },
        version: 1,
      },
    ]);
    expect(Date.parse(server.stored().times.declared?.at ?? '')).toBe(
      new Date(2026, 10, 13, 14, 20).getTime(),
    );
    expect(
      within(await timeRow('Declared')).queryByText('not known'),
    ).not.toBeInTheDocument();
  });

  it('saves that nobody knows', async () => {
    const server = aServer(anIncident());
    await openPage(server);
    await press('Change: Impact ended');

    await press('It is not known');

    expect(
      await within(await timeRow('Impact ended')).findByText('not known'),
    ).toBeInTheDocument();
  });

  it('takes a person’s word back', async () => {
    const server = aServer(anIncident());
    await openPage(server);
    await press('Change: Impact ended');

    await press('Take people’s word back');

    await waitFor(() =>
      expect(server.writes()).toMatchObject([
        { operation: 'clearIncidentTime', params: { kind: 'mitigated' } },
      ]),
    );
  });

  it('is not disturbed by a change of something else meanwhile', async () => {
    const server = aServer(anIncident());
    await openPage(server);
    await press('Change: Declared');
    const dialog = await screen.findByRole('dialog');
    setMoment(dialog, '2026-11-13T14:20');
    server.meanwhile({ severity: 'sev1' });

    await press('Save', dialog);

    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(server.stored()).toMatchObject({ severity: 'sev1' });
    expect(server.stored().times.declared).not.toBeNull();
  });

  it('shows both when somebody else changed the same time, and saves mine only when told to', async () => {
    const server = aServer(anIncident());
    await openPage(server);
    await press('Change: Impact ended');
    const dialog = await screen.findByRole('dialog');
    setMoment(dialog, '2026-11-13T15:00');
    const theirs = '2026-11-13T16:30:00Z';
    server.meanwhile({
      times: {
        ...server.stored().times,
        mitigated: {
          at: theirs,
          origin: 'human',
          by: 'user:default/facilitator',
          changedAt: theirs,
        },
      },
    });

    await press('Save', dialog);

    expect(
      await within(dialog).findByText('Changed while you were editing'),
    ).toBeInTheDocument();
    expect(server.stored().times.mitigated?.at).toBe(theirs);
    expect(within(dialog).getByLabelText('When was it?')).toHaveValue(
      '2026-11-13T15:00',
    );

    await press('Save mine', dialog);

    await waitFor(() =>
      expect(Date.parse(server.stored().times.mitigated?.at ?? '')).toBe(
        new Date(2026, 10, 13, 15, 0).getTime(),
      ),
    );
  });

  it('is one press away from what looks wrong', async () => {
    await openPage(
      aServer(
        anIncident({
          flags: [{ field: 'mitigated', reason: 'beforeStart' }],
        }),
      ),
    );
    expect(
      screen.getAllByText('It lies before the incident began.'),
    ).not.toHaveLength(0);

    await press('Mend: Impact ended');

    expect(
      await screen.findByRole('dialog', { name: 'Impact ended' }),
    ).toBeInTheDocument();
  });
});

describe('changing the rest', () => {
  afterEach(() => localStorage.clear());

  it('sends only the details that were changed', async () => {
    const server = aServer(anIncident());
    await openPage(server);
    await press('Edit details');
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(
      within(dialog).getByLabelText('Failure mode'),
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
    const server = aServer(anIncident());
    await openPage(server);
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
    await openPage(aServer(anIncident()));
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
    const server = aServer(anIncident());
    await openPage(server);
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
    const server = aServer(anIncident());
    await openPage(server);
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
    const server = aServer(anIncident({ entities: [] }));
    await openPage(server);
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
    const server = aServer(anIncident(), {
      listIncidents: () => ({ items: [other], page: {} }),
    });
    await openPage(server);
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
    const server = aServer(anIncident(), {
      updateIncident: () => {
        throw new ReliabilityError(403, 'Not allowed');
      },
    });
    await openPage(server);
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
