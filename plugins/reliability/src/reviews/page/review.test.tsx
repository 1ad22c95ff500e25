import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  defaultFailureModes,
  openGatesInWords,
} from '@afterword/plugin-reliability-common';
import { anAgenda, aReview, aTopic } from '../../__testUtils__/aReview';
import { renderReview, theAgenda } from '../../__testUtils__/renderReview';

describe('the page of a review', () => {
  beforeEach(() => window.localStorage.clear());
  afterEach(() => jest.useRealTimers());

  it('says whose turn it is and why, what there is to speak of, and for how long', async () => {
    renderReview(aReview());

    expect(
      await screen.findByText('Proposed: it is longest since their last turn.'),
    ).toBeVisible();
    expect(
      within(await theAgenda()).getByRole('button', {
        name: /^New postmortems.*min/,
      }),
    ).toHaveTextContent('25 min');
    expect(await screen.findByRole('link', { name: 'PM-30' })).toHaveAttribute(
      'href',
      '/reliability/postmortems/PM-30',
    );
  });

  it('says when it began and ended, once it is over', async () => {
    renderReview(
      aReview({
        state: 'closed',
        startedAt: '2026-11-27T09:00:00Z',
        endedAt: '2026-11-27T09:45:00Z',
      }),
    );
    expect(await screen.findByText(/^began/)).toHaveTextContent(/Nov/);
    expect(screen.getByText(/^ended/)).toHaveTextContent(/Nov/);
  });

  it('says of which year its time began, where it ends in another', async () => {
    renderReview(
      aReview({
        period: { from: '2025-12-20T12:00:00Z', until: '2026-12-20T12:00:00Z' },
      }),
    );
    expect(await screen.findByText(/^covers/)).toHaveTextContent(
      'covers Dec 20, 2025 to Dec 20, 2026',
    );
  });

  it('calls what came back by its name', async () => {
    renderReview(aReview(), {
      listFailureModes: () => ({ items: defaultFailureModes }),
    });
    await userEvent.click(
      within(await theAgenda()).getByRole('button', {
        name: /^What came back.*min/,
      }),
    );
    expect(await screen.findByText('Retry storm')).toBeVisible();
  });

  it('says of a gate that stood open what it asks for, and how often', async () => {
    const [{ gate, said }] = openGatesInWords({
      of: 2,
      open: [{ gate: 'processAction', published: 1, overridden: 0 }],
    });
    renderReview(aReview({ kind: 'framework' }), {
      getReviewAgenda: () =>
        anAgenda({
          topics: [
            aTopic('gates', {
              entries: [
                {
                  ...{ key: null, title: gate, times: null, at: null },
                  day: null,
                  change: said,
                },
              ],
            }),
          ],
        }),
    });
    const topic = within(
      await screen.findByRole('region', { name: 'Published with a gate open' }),
    );
    expect(topic.getByText('A committed process action')).toBeVisible();
    expect(topic.getByText('1 of 2 were published with it open')).toBeVisible();
  });

  it('gives a topic that is spoken of early no more than its own time', async () => {
    renderReview(
      aReview({ state: 'live', startedAt: new Date().toISOString() }),
    );
    const topic = within(await theAgenda()).getByRole('button', {
      name: /^What came back.*min/,
    });
    await userEvent.click(topic);
    const [minutes] = /\d+ min/.exec(topic.textContent ?? '') ?? [];
    expect(screen.getByRole('timer')).toHaveTextContent(`${minutes} left`);
  });
});
