import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { anIncident } from '../../__testUtils__/anIncident';
import { aPostmortem, aTimelineEntry } from '../../__testUtils__/aPostmortem';
import { aPostmortemServer } from '../../__testUtils__/aPostmortemServer';
import { renderPostmortem } from '../../__testUtils__/renderPostmortem';

function aTimeline() {
  return aPostmortemServer(
    aPostmortem({
      timeline: [
        aTimelineEntry({
          at: '2026-11-13T14:02:00Z',
          kind: 'impactStarted',
          text: 'limit change finished rolling out',
          evidence: 'deployment',
        }),
        aTimelineEntry({ text: 'Slowest calls pass 8 seconds' }),
        aTimelineEntry({
          at: null,
          atText: 'about tea time',
          text: 'Somebody remembers last June',
        }),
      ],
    }),
  );
}

describe('the timeline of a postmortem', () => {
  beforeEach(() => window.localStorage.clear());

  it('shows times in UTC, marks time points, and tells of moments that nobody knows', async () => {
    renderPostmortem(aTimeline());

    const rows = within(await screen.findByRole('table')).getAllByRole('row');
    expect(rows.map(row => row.textContent)).toEqual([
      expect.stringContaining('What happened'),
      expect.stringMatching(
        /^02:02\sPMImpact started · limit change finished rolling outdeployment/,
      ),
      expect.stringMatching(/^02:04\sPMSlowest calls pass 8 seconds/),
      expect.stringMatching(/^about tea timeSomebody remembers/),
    ]);
    expect(screen.getByText(/13 November|November 13/)).toHaveTextContent(
      'UTC',
    );
  });

  it('holds the place of seconds where only other lines have them', async () => {
    const placesOf = (line: RegExp) =>
      screen
        .getByText(line)
        .closest('tr')
        ?.querySelectorAll('[data-no-seconds]');
    const toSecond = aTimelineEntry({
      at: '2026-11-13T14:03:53Z',
      text: 'An alert comes',
    });
    const whole = aTimelineEntry({ text: 'Slowest calls pass 8 seconds' });
    const { unmount } = renderPostmortem(
      aPostmortemServer(aPostmortem({ timeline: [toSecond, whole] })),
    );
    expect(await screen.findByText(/^02:03:53\sPM$/)).toBeVisible();
    expect(screen.getByText(/^02:04\sPM$/)).toBeVisible();
    expect(placesOf(/Slowest/)).toHaveLength(1);
    expect(placesOf(/An alert/)).toHaveLength(0);
    unmount();

    renderPostmortem(aPostmortemServer(aPostmortem({ timeline: [whole] })));
    await screen.findByText(/^02:04\sPM$/);
    expect(placesOf(/Slowest/)).toHaveLength(0);
  });

  it('shows times as the reader writes them, also where they are typed', async () => {
    jest.spyOn(navigator, 'languages', 'get').mockReturnValue(['en-GB']);
    renderPostmortem(aTimeline());

    const [, first] = within(await screen.findByRole('table')).getAllByRole(
      'row',
    );
    expect(first).toHaveTextContent(/^14:02Impact started/);
    await userEvent.click(
      within(first).getByRole('button', { name: /^Change/ }),
    );
    expect(screen.getByRole('textbox', { name: 'When (UTC)' })).toHaveValue(
      '2026-11-13 14:02',
    );
    jest.restoreAllMocks();
  });

  it('takes a line with a bare time on the day of the others, and that can be undone', async () => {
    const server = aTimeline();
    renderPostmortem(server);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Add a line' }),
    );
    await userEvent.type(
      screen.getByRole('textbox', { name: 'When (UTC)' }),
      '14:31',
    );
    await userEvent.type(
      screen.getByRole('textbox', { name: 'What happened' }),
      'More pods do not help',
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Save the line' }),
    );

    await waitFor(() =>
      expect(server.stored().timeline.at(-1)).toMatchObject({
        at: '2026-11-13T14:31:00Z',
        kind: 'note',
        text: 'More pods do not help',
      }),
    );
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(server.stored().timeline).toHaveLength(3));
  });

  it('says beside the field what cannot be read, and sends nothing', async () => {
    const server = aTimeline();
    renderPostmortem(server);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Add a line' }),
    );
    await userEvent.type(
      screen.getByRole('textbox', { name: 'When (UTC)' }),
      'tea time',
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Save the line' }),
    );

    expect(await screen.findByText(/not a time we can read/)).toBeVisible();
    expect(screen.getByText('Say what happened.')).toBeVisible();
    await waitFor(() =>
      expect(screen.getByRole('textbox', { name: 'When (UTC)' })).toHaveFocus(),
    );
    expect(server.callsTo('addTimelineEntry')).toEqual([]);
  });

  it('gives a line back that was taken out', async () => {
    const server = aTimeline();
    renderPostmortem(server);
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Remove the line “Slowest calls pass 8 seconds”',
      }),
    );
    await waitFor(() => expect(server.stored().timeline).toHaveLength(2));
    const undo = await screen.findByRole('button', { name: 'Undo' });
    await waitFor(() => expect(undo).toHaveFocus());

    await userEvent.click(undo);
    await waitFor(() =>
      expect(server.stored().timeline.map(({ text }) => text)).toContain(
        'Slowest calls pass 8 seconds',
      ),
    );
  });

  it('shows what somebody else made of a line that was being changed', async () => {
    const server = aTimeline();
    renderPostmortem(server);
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Change the line “Slowest calls pass 8 seconds”',
      }),
    );
    server.change({
      timeline: server
        .stored()
        .timeline.map(entry =>
          entry.kind === 'note' && entry.at
            ? { ...entry, text: 'Theirs', version: 2 }
            : entry,
        ),
    });
    const text = screen.getByRole('textbox', { name: 'What happened' });
    await userEvent.clear(text);
    await userEvent.type(text, 'Mine');
    await userEvent.click(
      screen.getByRole('button', { name: 'Save the line' }),
    );

    expect(
      await screen.findByRole('region', {
        name: 'Changed while you were editing',
      }),
    ).toHaveTextContent(/Now Theirs.*Yours Mine/);
    await userEvent.click(screen.getByRole('button', { name: 'Save mine' }));
    await waitFor(() => expect(server.stored().timeline[1].text).toBe('Mine'));
  });

  describe('of an incident whose times became known later', () => {
    const known = ['impactStarted', 'detected', 'mitigated'];
    const begun = () =>
      aPostmortemServer(
        aPostmortem({
          timeline: [aTimelineEntry({ kind: 'impactStarted', text: 'Began' })],
        }),
      );
    const kinds = (server: ReturnType<typeof begun>) =>
      server.stored().timeline.map(({ kind }) => kind);

    it('proposes them as lines, and adds them at one press', async () => {
      const server = begun();
      renderPostmortem(server);
      expect(
        await screen.findByText(
          '2 times that are known are not in the timeline: Detected and Mitigated.',
        ),
      ).toBeVisible();
      await userEvent.click(screen.getByRole('button', { name: 'Add them' }));

      expect(
        await screen.findByText('2 lines added to the timeline.'),
      ).toBeVisible();
      expect(kinds(server)).toEqual(known);
      expect(server.callsTo('addTimelineEntry')[0].body).toEqual({
        at: '2026-11-13T14:13:00.000Z',
        atText: '',
        kind: 'detected',
        text: 'Detected',
        evidence: '',
      });
      expect(screen.queryByText(/times that are known/)).toBeNull();

      await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
      await waitFor(() => expect(kinds(server)).toEqual(['impactStarted']));
    });

    it('proposes nothing of an incident that some who read the document may not see', async () => {
      const { stored } = begun();
      const getIncident = jest.fn(() =>
        anIncident({ visibility: 'restricted' }),
      );
      renderPostmortem(
        aPostmortemServer(stored(), { answers: { getIncident } }),
      );
      await screen.findByText(/Began/);
      await waitFor(() => expect(getIncident).toHaveBeenCalled());
      await screen.findByText('11 min');

      expect(screen.queryByText(/times that are known/)).toBeNull();
    });

    it('proposes nothing to whoever may only read it', async () => {
      const { stored } = begun();
      renderPostmortem(aPostmortemServer({ ...stored(), editable: false }));
      await screen.findByText(/Began/);
      await screen.findByText('11 min');

      expect(screen.queryByText(/times that are known/)).toBeNull();
    });
  });
});
