import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { NoticeBar } from './NoticeBar';
import { Notice, useNotice } from './useNotice';

describe('the notice of what has just happened', () => {
  async function open(notice: Notice) {
    function Page() {
      const notices = useNotice();
      return (
        <>
          <button type="button" onClick={() => notices.notify(notice)}>
            Do it
          </button>
          <NoticeBar {...notices} />
        </>
      );
    }
    renderInTestApp(<Page />);
    await userEvent.click(await screen.findByRole('button', { name: 'Do it' }));
    await screen.findByText(notice.text);
  }
  const isThere = (text: string) => screen.queryByText(text) !== null;

  it('is closed by Escape, wherever the keyboard is', async () => {
    await open({ text: 'Factor removed.', undo: async () => {} });
    await userEvent.keyboard('{Escape}');

    expect(isThere('Factor removed.')).toBe(false);
    expect(screen.getByRole('button', { name: 'Do it' })).toHaveFocus();
  });

  it('gives the keyboard back to where it was when it is closed', async () => {
    await open({
      text: 'Factor removed.',
      undo: async () => {},
      takesFocus: true,
    });
    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'Undo' })).toHaveFocus(),
    );
    await userEvent.keyboard('{Escape}');

    expect(isThere('Factor removed.')).toBe(false);
    expect(screen.getByRole('button', { name: 'Do it' })).toHaveFocus();
  });

  describe('in time', () => {
    beforeEach(() => jest.useFakeTimers({ advanceTimers: true }));
    afterEach(() => jest.useRealTimers());
    const later = () => act(() => jest.advanceTimersByTimeAsync(15_000));

    it('goes where there is nothing to do about it', async () => {
      await open({ text: 'Saved.' });
      await later();
      expect(isThere('Saved.')).toBe(false);
    });

    it.each([
      ['it can be undone', { undo: async () => {} }],
      ['it leads on', { wayOn: { label: 'It was earlier', go: () => {} } }],
      ['it says what did not work', { isFailure: true }],
    ])('stays where %s', async (_, more) => {
      await open({ text: 'Factor removed.', ...more });
      await later();
      expect(isThere('Factor removed.')).toBe(true);
    });

    it('stays while somebody is at it', async () => {
      await open({ text: 'Saved.' });
      act(() => screen.getByRole('button', { name: 'Close' }).focus());
      await later();
      expect(isThere('Saved.')).toBe(true);
    });
  });
});
