import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aReview, aTopic } from '../../__testUtils__/aReview';
import { renderReview } from '../../__testUtils__/renderReview';

describe('decisions of a review', () => {
  beforeEach(() => window.localStorage.clear());
  afterEach(() => jest.useRealTimers());

  it('says that a decision became what its reader may not see, and offers no second one', async () => {
    renderReview(
      aReview({
        state: 'live',
        decisions: [
          {
            id: 'd1',
            version: 1,
            text: 'Share it',
            actionItem: null,
            linked: true,
            confidential: true,
            raised: false,
          },
        ],
      }),
    );
    expect(
      await screen.findByText('It became an action item that you may not see.'),
    ).toBeVisible();
    expect(
      screen.queryByRole('button', { name: 'Note it as an action item' }),
    ).not.toBeInTheDocument();
  });

  it.each([
    ['offers to take out a topic that people added', '', 1],
    ['keeps one that somebody has noted something on', 'A note', 0],
  ])('%s', async (_, text, count) => {
    const added = aTopic('added', { id: 'a1', title: 'The freeze' });
    renderReview(aReview({ notes: [{ topic: 'a1', text, version: 1 }] }), {
      getReviewAgenda: () => ({ length: 50, topics: [added] }),
    });
    expect(
      await screen.findByRole('button', { name: 'The freeze: later' }),
    ).toBeVisible();
    expect(
      screen.queryAllByRole('button', { name: 'The freeze: take out' }),
    ).toHaveLength(count);
  });

  it('makes a commitment of a decision, in one request', async () => {
    const review = (actionItem: string | null) =>
      aReview({
        state: 'live',
        decisions: [
          {
            id: 'd1',
            version: 1,
            text: 'Share it',
            actionItem,
            linked: actionItem !== null,
            confidential: false,
            raised: false,
          },
        ],
      });
    const { sent } = renderReview(review(null), {
      commitReviewDecision: () => review('AI-9'),
    });

    await userEvent.click(
      await screen.findByRole('button', { name: 'Note it as an action item' }),
    );
    expect(await screen.findByText(/AI-9/)).toBeVisible();
    expect(sent('commitReviewDecision')).toMatchObject([
      { params: { key: 'RR-3', id: 'd1' }, version: 1 },
    ]);
  });

  it('takes a decision back, and brings it back with what it became', async () => {
    const decision = {
      id: 'd1',
      version: 1,
      text: 'A second region',
      actionItem: 'AI-9',
      linked: true,
      confidential: false,
      raised: true,
    };
    let stored = aReview({ state: 'live', decisions: [decision] });
    const put = (decisions: typeof stored.decisions) => {
      stored = { ...stored, decisions };
      return stored;
    };
    const { sent } = renderReview(stored, {
      getReview: () => stored,
      removeReviewDecision: () => put([]),
      addReviewDecision: () => put([{ ...decision, id: 'd2' }]),
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Take back: A second region' }),
    );
    expect(await screen.findByText('Nothing decided yet.')).toBeVisible();
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(await screen.findByText('A second region')).toBeVisible();
    expect(sent('addReviewDecision')).toMatchObject([
      { body: { text: 'A second region', actionItem: 'AI-9', raised: true } },
    ]);
  });

  it('says in the history which one was taken back', async () => {
    renderReview(aReview({ state: 'live' }), {
      getReviewHistory: () => ({
        items: [
          {
            version: 4,
            at: '2026-11-20T12:00:00Z',
            by: 'user:default/owner',
            action: 'decided',
            changes: { decision: ['A second region', null] },
          },
        ],
        page: {},
      }),
    });
    expect(await screen.findByText('Decision taken back')).toBeVisible();
    expect(screen.getByText('A second region')).toBeVisible();
  });

  it('offers nobody to bring back what became something that they may not see', async () => {
    const hidden = {
      id: 'd1',
      version: 1,
      text: 'Share it',
      actionItem: null,
      linked: true,
      confidential: true,
      raised: false,
    };
    renderReview(aReview({ state: 'live', decisions: [hidden] }), {
      removeReviewDecision: () => aReview({ state: 'live' }),
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Take back: Share it' }),
    );
    expect(await screen.findByText('Decision taken back')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  });

  it('puts a decision to the review above, and says so', async () => {
    const decision = {
      id: 'd1',
      version: 1,
      text: 'A second region',
      actionItem: null,
      linked: false,
      confidential: false,
    };
    const review = (raised: boolean) =>
      aReview({
        state: 'live',
        scope: 'domain:default/storefront',
        decisions: [{ ...decision, raised }],
      });
    let stored = review(false);
    const { sent } = renderReview(stored, {
      getReview: () => stored,
      updateReviewDecision: () => {
        stored = review(true);
        return stored;
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Put it to the review above' }),
    );
    expect(await screen.findByText('Put to the review above')).toBeVisible();
    expect(sent('updateReviewDecision')[0]).toMatchObject({
      body: { text: 'A second region', actionItem: null, raised: true },
      version: 1,
    });
  });
});
