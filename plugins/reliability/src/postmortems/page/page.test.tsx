import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ReliabilityError } from '@afterword/plugin-reliability-react';
import {
  aFactor,
  aGate,
  aPostmortem,
  writtenTexts,
} from '../../__testUtils__/aPostmortem';
import { anIncident } from '../../__testUtils__/anIncident';
import { aPostmortemServer } from '../../__testUtils__/aPostmortemServer';
import { renderPostmortem } from '../../__testUtils__/renderPostmortem';

describe('the page of a postmortem', () => {
  beforeEach(() => window.localStorage.clear());

  it('says what it is, where it stands, what was hurt and for how long', async () => {
    renderPostmortem(
      aPostmortemServer(
        aPostmortem({
          readers: [
            { ref: 'user:default/on-call-engineer', reason: 'author' },
            { ref: 'group:default/payments-team', reason: 'owner' },
          ],
        }),
      ),
    );

    expect(
      await screen.findByRole('heading', {
        name: 'PM-31 Card payments failed for 47 minutes',
      }),
    ).toBeInTheDocument();
    expect(await screen.findByText('47 min')).toBeInTheDocument();
    expect(screen.getByText('11 min')).toBeInTheDocument();

    await userEvent.click(
      screen.getByRole('button', {
        name: 'draft, 1 person and 1 team can read it',
      }),
    );
    const readers = await screen.findByRole('dialog', {
      name: 'draft, 1 person and 1 team can read it',
    });
    expect(readers).toHaveTextContent(
      /payments-team.*owns an affected entity/i,
    );
  });

  it.each([
    [403, 'You cannot read this incident.'],
    [404, 'You cannot read this incident.'],
    [503, 'This incident could not be loaded.'],
  ])('says at %d of its incident what that means', async (status, words) => {
    renderPostmortem(
      aPostmortemServer(aPostmortem(), {
        answers: {
          getIncident: () => {
            throw new ReliabilityError(status, 'No');
          },
        },
      }),
    );

    expect(
      await screen.findByText(words, {}, { timeout: 5_000 }),
    ).toBeVisible();
  });

  it('says how long it took as somebody stated it, where its times do not', async () => {
    const { times } = anIncident();
    renderPostmortem(
      aPostmortemServer(aPostmortem(), {
        answers: {
          getIncident: () =>
            anIncident({
              times: { ...times, mitigated: null },
              stated: { timeToRestore: 'PT1H24M' },
            }),
        },
      }),
    );

    expect(await screen.findByText('1 h 24 min stated')).toBeVisible();
  });

  it('says kindly when there is nothing to show', async () => {
    renderPostmortem(
      aPostmortemServer(aPostmortem(), {
        answers: {
          getPostmortem: () => {
            throw new ReliabilityError(404, 'There is no PM-31');
          },
        },
      }),
    );

    expect(
      await screen.findByText('There is nothing to show for PM-31'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'All postmortems' }),
    ).toHaveAttribute('href', '/reliability/postmortems');
  });

  it('offers nothing to change to those who only read', async () => {
    renderPostmortem(
      aPostmortemServer(
        aPostmortem({
          editable: false,
          texts: writtenTexts,
          factors: [aFactor()],
        }),
      ),
    );

    expect(
      await screen.findByText(writtenTexts.whatHappened),
    ).toBeInTheDocument();
    expect(screen.getAllByText('Nothing written.').length).toBeGreaterThan(3);
    for (const name of [/^Edit/, /^Add/, /^Write/, 'Send to review']) {
      expect(screen.queryByRole('button', { name })).toBeNull();
    }
  });

  it('leads from its head to the gates, which stand below it on a phone', async () => {
    renderPostmortem(
      aPostmortemServer(
        aPostmortem({
          gates: [
            aGate('timesKnown'),
            aGate('fourQuestions', {
              passed: false,
              problem: 'Not answered yet: What happened',
              where: 'whatHappened',
            }),
          ],
        }),
      ),
    );
    await userEvent.click(await screen.findByRole('tab', { name: 'History' }));
    await userEvent.click(
      screen.getByRole('button', { name: 'Gates: 1 of 2 passed' }),
    );

    expect(screen.getByRole('tab', { name: 'Gates' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    await waitFor(() =>
      expect(screen.getByText(/^1 of 2 ready/)).toHaveFocus(),
    );
  });

  it('changes the title where it stands, beside what others change', async () => {
    const server = aPostmortemServer(aPostmortem());
    renderPostmortem(server);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Change the title' }),
    );
    server.writeSection('impact', 'Nobody could pay.', 'user:default/other');
    const field = screen.getByRole('textbox', { name: 'Title' });
    await userEvent.clear(field);
    await userEvent.type(field, 'Nobody could pay{Enter}');

    expect(
      await screen.findByRole('heading', { name: 'PM-31 Nobody could pay' }),
    ).toBeInTheDocument();
    expect(server.stored().sections[1].text).toBe('Nobody could pay.');
  });

  it('shows both titles when two people change it', async () => {
    const server = aPostmortemServer(aPostmortem());
    renderPostmortem(server);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Change the title' }),
    );
    server.change({ title: 'Theirs' });
    const field = screen.getByRole('textbox', { name: 'Title' });
    await userEvent.clear(field);
    await userEvent.type(field, 'Mine{Enter}');

    const stale = await screen.findByRole('region', {
      name: 'Changed while you were editing',
    });
    expect(stale).toHaveTextContent(/Now Theirs.*Yours Mine/);
    await userEvent.click(screen.getByRole('button', { name: 'Save mine' }));
    await waitFor(() => expect(server.stored().title).toBe('Mine'));
  });
});
