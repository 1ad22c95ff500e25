import { screen, within } from '@testing-library/react';
import { aReview } from '../../__testUtils__/aReview';
import { renderReview } from '../../__testUtils__/renderReview';

describe('minutes on the page of a review', () => {
  it('are shown once it is over, and nothing can be changed', async () => {
    renderReview(
      aReview({
        state: 'closed',
        editable: false,
        notes: [
          { topic: 'overdue', text: 'All of them are in the way', version: 1 },
        ],
      }),
    );
    const minutes = await screen.findByRole('region', { name: 'Minutes' });
    expect(
      await within(minutes).findByText('All of them are in the way'),
    ).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Begin' })).toBeNull();
  });

  it('lead from a lesson to what covers it, which the history names too', async () => {
    renderReview(
      aReview({
        state: 'closed',
        editable: false,
        lessons: [
          {
            learning: { key: 'LRN-3', statement: 'Retries need jitter' },
            entity: { ref: 'component:default/search', known: true },
            asked: true,
            answer: {
              state: 'alreadyCovered',
              note: '',
              actionItem: 'AI-7',
              coveredBy: {
                key: 'LRN-5',
                statement: 'Give retries a budget',
                state: 'stands',
              },
            },
            waits: false,
          },
        ],
      }),
      {
        getReviewHistory: () => ({
          items: [
            {
              version: 4,
              at: '2026-11-20T12:00:00Z',
              by: 'user:default/owner',
              action: 'answered',
              changes: {
                lesson: [null, 'LRN-3'],
                actionItem: [null, 'AI-7'],
                coveredBy: [null, 'LRN-5'],
              },
            },
          ],
          page: {},
        }),
      },
    );
    const minutes = await screen.findByRole('region', { name: 'Minutes' });
    expect(
      await within(minutes).findByText(/Give retries a budget/),
    ).toBeVisible();
    for (const [name, path] of [
      ['LRN-5', '/reliability/learnings/LRN-5'],
      ['AI-7', '/reliability/action-items/AI-7'],
    ]) {
      expect(within(minutes).getByRole('link', { name })).toHaveAttribute(
        'href',
        `${window.location.origin}${path}`,
      );
    }
    expect(await screen.findByText('Action item AI-7')).toBeVisible();
    expect(screen.getByText('Covered by LRN-5')).toBeVisible();
  });
});
