import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { INDEXER } from '../../__testUtils__/anAsk';
import { renderAsks } from '../../__testUtils__/renderAsks';
import { AsksPage } from './AsksPage';

describe('Whether an entity is asked at all', () => {
  const muted = {
    muted: true,
    at: '2026-11-20T12:00:00Z',
    by: 'user:default/kim',
    reason: 'We move house',
    until: '2026-12-01',
  };

  it('is told with who muted it, why, and until when, and is changed there', async () => {
    let history = [muted];
    const api = renderAsks(
      <AsksPage />,
      {
        listLearningAsks: () => ({ items: [], page: { total: 0 } }),
        getLearningMute: () => ({
          entity: INDEXER,
          muted: history[0].muted,
          editable: true,
          history,
        }),
        muteLearnings: ({ body }) => {
          const { muted: isMuted } = body as { muted: boolean };
          history = [{ ...muted, ...body, muted: isMuted }, ...history];
          return { entity: INDEXER, muted: isMuted, editable: true, history };
        },
      },
      { at: `/reliability/learnings/asks?scope=${INDEXER}` },
    );
    const list = await screen.findByRole('list', {
      name: 'Who had it asked no more, and again',
    });
    expect(list).toHaveTextContent(
      /Asked no more.*We move house.*Until Dec 1, 2026.*kim/,
    );
    await userEvent.click(screen.getByRole('button', { name: 'Ask again' }));
    expect(
      await screen.findByText('search-indexer is asked about learnings again.'),
    ).toBeVisible();
    await userEvent.type(
      await screen.findByRole('textbox', { name: /Why it should/ }),
      'Again',
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Ask no more about search-indexer' }),
    );
    await waitFor(() =>
      expect(
        api.calls
          .filter(({ operation }) => operation === 'muteLearnings')
          .map(({ body }) => body),
      ).toEqual([{ muted: false }, { muted: true, reason: 'Again' }]),
    );
  });
});
