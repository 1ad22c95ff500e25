import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ReliabilityError } from '@afterword/plugin-reliability-react';
import { aReview } from '../../__testUtils__/aReview';
import { renderReview } from '../../__testUtils__/renderReview';

describe('notes of a review', () => {
  beforeEach(() => window.localStorage.clear());
  afterEach(() => jest.useRealTimers());

  it('saves notes while they are typed, and shows both where somebody else was faster', async () => {
    const theirs = aReview({
      notes: [{ topic: 'postmortems', text: 'Theirs', version: 1 }],
    });
    const { sent } = renderReview(aReview({ state: 'live' }), {
      writeReviewNote: ({ version }) => {
        if (version === 1) {
          return aReview({
            notes: [{ topic: 'postmortems', text: 'Mine', version: 2 }],
          });
        }
        throw new ReliabilityError(412, 'stale', { current: theirs });
      },
    });

    await userEvent.type(
      await screen.findByRole('textbox', { name: 'Notes' }),
      'Mine',
    );
    await userEvent.click(
      await screen.findByRole(
        'button',
        { name: 'Save mine' },
        { timeout: 3000 },
      ),
    );
    await waitFor(() =>
      expect(sent('writeReviewNote').at(-1)).toMatchObject({
        body: { text: 'Mine' },
        version: 1,
      }),
    );
    expect(screen.getByRole('textbox', { name: 'Notes' })).toHaveValue('Mine');
  });

  it('saves notes one after the other, so that a slow save is no conflict with itself', async () => {
    let stored = aReview({ state: 'live' });
    let answer = () => {};
    const { sent } = renderReview(stored, {
      getReview: () => stored,
      writeReviewNote: async ({ version, body }) => {
        if (version !== (stored.notes[0]?.version ?? 0)) {
          throw new ReliabilityError(412, 'stale', { current: stored });
        }
        const text = String(body.text);
        const note = { topic: 'postmortems', text, version: version + 1 };
        stored = { ...stored, notes: [note] };
        await new Promise<void>(resolve => {
          answer = resolve;
        });
        return stored;
      },
    });
    const notes = await screen.findByRole('textbox', { name: 'Notes' });
    await userEvent.type(notes, 'One');
    await userEvent.tab();
    await waitFor(() => expect(sent('writeReviewNote')).toHaveLength(1));
    await userEvent.type(notes, ', two');
    await userEvent.tab();
    expect(sent('writeReviewNote')).toHaveLength(1);

    answer();
    await waitFor(() =>
      expect(
        sent('writeReviewNote').map(({ version, body }) => [
          version,
          body.text,
        ]),
      ).toEqual([
        [0, 'One'],
        [1, 'One, two'],
      ]),
    );
    expect(JSON.stringify(window.localStorage)).toContain('One, two');
    answer();
    await waitFor(() =>
      expect(JSON.stringify(window.localStorage)).not.toContain('One'),
    );
    expect(notes).toHaveValue('One, two');
    expect(sent('getReviewAgenda')).toHaveLength(1);
  });

  it('takes notes for saved where just that is stored', async () => {
    const stored = aReview({
      state: 'live',
      notes: [{ topic: 'postmortems', text: 'Mine', version: 1 }],
    });
    renderReview(aReview({ state: 'live' }), {
      writeReviewNote: () => {
        throw new ReliabilityError(412, 'stale', { current: stored });
      },
    });
    await userEvent.type(
      await screen.findByRole('textbox', { name: 'Notes' }),
      'Mine',
    );
    await userEvent.tab();
    expect(
      await screen.findByText('Saved', { selector: '[role=status]' }),
    ).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Save mine' })).toBeNull();
  });

  it('writes what was left in the browser over nothing that others have saved since', async () => {
    const unsaved = renderReview(aReview({ state: 'live' }), {
      writeReviewNote: () => {
        throw new ReliabilityError(0, 'away');
      },
    });
    await userEvent.type(
      await screen.findByRole('textbox', { name: 'Notes' }),
      'Mine',
    );
    expect(
      await screen.findByText('Not saved: away', {}, { timeout: 3000 }),
    ).toBeVisible();
    unsaved.unmount();

    const { sent } = renderReview(
      aReview({
        state: 'live',
        notes: [{ topic: 'postmortems', text: 'Theirs', version: 1 }],
      }),
    );
    expect(
      await screen.findByRole('button', { name: 'Save mine' }),
    ).toBeVisible();
    expect(screen.getByRole('textbox', { name: 'Notes' })).toHaveValue('Mine');
    expect(sent('writeReviewNote')).toEqual([]);
  });
});
