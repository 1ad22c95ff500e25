import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { anIncident } from '../../__testUtils__/anIncident';
import { anIncidentServer } from '../../__testUtils__/anIncidentServer';
import { renderIncidents } from '../../__testUtils__/renderIncidents';
import { openIncident, press, timeRow } from '../../__testUtils__/openIncident';

describe('changing a time', () => {
  const setMoment = (dialog: HTMLElement, value: string) =>
    fireEvent.change(within(dialog).getByLabelText('When was it?'), {
      target: { value },
    });

  it('saves what a person says, on the basis of what they saw', async () => {
    const server = anIncidentServer(anIncident());
    await openIncident(server);
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

  it('leads whoever comes for one time to where it is said', async () => {
    renderIncidents(
      anIncidentServer(anIncident()).api,
      '/incidents/INC-142#time-declared',
    );
    expect(
      await screen.findByRole('button', { name: 'Change: Declared' }),
    ).toHaveFocus();
  });

  it('saves that nobody knows', async () => {
    const server = anIncidentServer(anIncident());
    await openIncident(server);
    await press('Change: Mitigated');

    await press('It is not known');

    expect(
      await within(await timeRow('Mitigated')).findByText('not known'),
    ).toBeInTheDocument();
  });

  it('takes a person’s word back', async () => {
    const server = anIncidentServer(anIncident());
    await openIncident(server);
    await press('Change: Mitigated');

    await press('Take people’s word back');

    await waitFor(() =>
      expect(server.writes()).toMatchObject([
        { operation: 'clearIncidentTime', params: { kind: 'mitigated' } },
      ]),
    );
  });

  it('offers to take a word back only where somebody has spoken', async () => {
    const start = anIncident({
      source: { name: 'pager', externalId: '7' },
      notKnown: ['acknowledged'],
    });
    await openIncident(anIncidentServer(start));
    const takeBack = { name: 'Take people’s word back' };

    await press('Change: Declared');
    await screen.findByRole('dialog', { name: 'Declared' });
    expect(screen.queryByRole('button', takeBack)).toBeNull();
    await press('Cancel');

    await press('Change: Acknowledged');
    await screen.findByRole('dialog', { name: 'Acknowledged' });
    expect(screen.getByRole('button', takeBack)).toBeVisible();
  });

  describe('of an incident that goes on', () => {
    const goingOn = () =>
      anIncident({
        status: 'open',
        times: { ...anIncident().times, mitigated: null },
      });

    it('says with one press that it is over now, and takes that back', async () => {
      const server = anIncidentServer(goingOn());
      await openIncident(server);
      const before = Date.now();
      await press('It is over now');

      expect(
        await screen.findByText(/^Impact ended .*\d{4}.*\.$/),
      ).toBeVisible();
      const said = Date.parse(server.stored().times.mitigated?.at ?? '');
      expect(said).toBeGreaterThanOrEqual(before);
      expect(said).toBeLessThanOrEqual(Date.now());
      await waitFor(() =>
        expect(
          screen.queryByRole('button', { name: 'It is over now' }),
        ).toBeNull(),
      );

      await press('Undo');
      await waitFor(() => expect(server.stored().times.mitigated).toBeNull());
      expect(
        await screen.findByRole('button', { name: 'It is over now' }),
      ).toBeVisible();
    });

    it('lets another moment be named at once', async () => {
      await openIncident(anIncidentServer(goingOn()));
      await press('It is over now');
      await press('It was earlier');

      expect(
        await screen.findByRole('dialog', { name: 'Mitigated' }),
      ).toBeVisible();
    });

    it('does not take back what somebody else has said since', async () => {
      const server = anIncidentServer(goingOn());
      await openIncident(server);
      await press('It is over now');
      await screen.findByRole('button', { name: 'Undo' });
      const theirs = { ...anIncident().times };
      server.meanwhile({ times: theirs });
      await press('Undo');

      expect(
        await screen.findByText(/Somebody else has said when it ended/),
      ).toBeVisible();
      expect(server.stored().times).toEqual(theirs);
    });
  });

  it.each([
    ['is over', {}],
    ['is a near miss', { kind: 'nearMiss', status: 'open' } as const],
    ['was merged', { status: 'open', mergedInto: 'INC-7' } as const],
  ])('asks nobody whether it is over when it %s', async (_, given) => {
    await openIncident(anIncidentServer(anIncident(given)));
    await timeRow('Mitigated');

    expect(screen.queryByRole('button', { name: 'It is over now' })).toBeNull();
  });

  it('is not disturbed by a change of something else meanwhile', async () => {
    const server = anIncidentServer(anIncident());
    await openIncident(server);
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
    const server = anIncidentServer(anIncident());
    await openIncident(server);
    await press('Change: Mitigated');
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
    await openIncident(
      anIncidentServer(
        anIncident({
          flags: [{ field: 'mitigated', reason: 'beforeStart' }],
        }),
      ),
    );
    expect(
      screen.getAllByText('It lies before the incident began.'),
    ).not.toHaveLength(0);

    await press('Mend: Mitigated');

    expect(
      await screen.findByRole('dialog', { name: 'Mitigated' }),
    ).toBeInTheDocument();
  });
});
