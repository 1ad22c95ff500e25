import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aGate, aPostmortem } from '../../__testUtils__/aPostmortem';
import { aPostmortemServer } from '../../__testUtils__/aPostmortemServer';
import { renderPostmortem } from '../../__testUtils__/renderPostmortem';

const asked = aGate('reviewedFromOutside', {
  passed: false,
  problem: 'Not reviewed from outside the owning team yet; asked: reviewer',
  where: 'people',
});

describe('the review of a postmortem', () => {
  beforeEach(() => window.localStorage.clear());

  it('is recorded by whoever was asked, where the gate waits for it', async () => {
    const server = aPostmortemServer(
      aPostmortem({
        status: 'inReview',
        reviewers: ['user:default/reviewer'],
        awaitsReview: true,
        editable: false,
        gates: [asked],
      }),
    );
    renderPostmortem(server);
    await userEvent.click(
      await screen.findByRole('button', { name: 'I have reviewed it' }),
    );

    expect(await screen.findByText('Your review is recorded.')).toBeVisible();
    expect(server.callsTo('reviewPostmortem')).toHaveLength(1);
    expect(await screen.findByText('Reviewed by')).toBeVisible();
    await waitFor(() =>
      expect(
        screen.queryByRole('button', { name: 'I have reviewed it' }),
      ).not.toBeInTheDocument(),
    );
  });

  it('is asked of people by what the catalog calls them', async () => {
    renderPostmortem(
      aPostmortemServer(
        aPostmortem({
          status: 'inReview',
          reviewers: ['user:default/kim'],
          gates: [
            {
              ...asked,
              message: {
                code: 'notReviewed',
                values: {
                  names: 'kim',
                },
              },
            },
          ],
        }),
      ),
      '',
      undefined,
      {
        forEntity: () => {
          const snapshot = { entityRef: '', primaryTitle: 'Kim of Payments' };
          return { snapshot, promise: Promise.resolve(snapshot) };
        },
      },
    );

    expect(await screen.findByText(/asked: Kim of Payments$/)).toBeVisible();
  });

  it('is not recorded for what was written in the meantime', async () => {
    const server = aPostmortemServer(
      aPostmortem({
        status: 'inReview',
        reviewers: ['user:default/reviewer'],
        awaitsReview: true,
        gates: [asked],
      }),
    );
    renderPostmortem(server);
    const button = await screen.findByRole('button', {
      name: 'I have reviewed it',
    });
    server.writeSection('impact', 'Carts were lost.', 'user:default/colleague');
    await userEvent.click(button);

    await waitFor(() =>
      expect(server.callsTo('reviewPostmortem')).toHaveLength(1),
    );
    expect(server.stored().reviews).toEqual([]);
  });

  it('is said to be of an earlier text when the text has changed', async () => {
    renderPostmortem(
      aPostmortemServer(
        aPostmortem({
          reviewers: ['user:default/reviewer'],
          reviews: [
            {
              by: 'user:default/reviewer',
              at: '2026-11-23T14:02:00Z',
              current: false,
            },
          ],
          gates: [aGate('reviewedFromOutside')],
        }),
      ),
    );

    expect(
      await screen.findByText(/reviewed before the last change/),
    ).toBeVisible();
    expect(
      screen.queryByRole('button', { name: 'I have reviewed it' }),
    ).not.toBeInTheDocument();
  });
});
