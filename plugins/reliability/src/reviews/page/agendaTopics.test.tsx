import {
  act,
  fireEvent,
  screen,
  waitFor,
  within,
} from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { anAgenda, aReview, aTopic } from '../../__testUtils__/aReview';
import {
  aReviewServer,
  renderReview,
  theAgenda,
} from '../../__testUtils__/renderReview';

describe('the agenda on the page of a review', () => {
  beforeEach(() => window.localStorage.clear());
  afterEach(() => jest.useRealTimers());

  it('adds a topic once, also where Enter is pressed twice', async () => {
    const { sent } = renderReview(aReview(), {
      arrangeReviewAgenda: () => new Promise(() => {}),
    });
    await theAgenda();
    await userEvent.type(
      screen.getByRole('textbox', { name: 'Add a topic' }),
      'On call{Enter}{Enter}',
    );
    expect(sent('arrangeReviewAgenda')).toHaveLength(1);
  });

  it('moves a topic by keyboard, and parks it', async () => {
    const { sent } = renderReview(aReview(), {
      arrangeReviewAgenda: () => aReview(),
    });

    const topic = within(await theAgenda()).getByRole('button', {
      name: /^What came back.*min/,
    });
    topic.focus();
    await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
    await waitFor(() =>
      expect(sent('arrangeReviewAgenda')[0]).toMatchObject({
        body: { order: ['recurring', 'postmortems'] },
        version: 4,
      }),
    );
    await userEvent.click(topic);
    await userEvent.click(
      screen.getByRole('button', { name: 'What came back: park' }),
    );
    await waitFor(() =>
      expect(sent('arrangeReviewAgenda')[1].body).toMatchObject({
        parked: ['recurring'],
      }),
    );
  });

  it('moves a topic twice at once, and is in nobody’s way with that', async () => {
    const stored = aReviewServer();
    const { sent } = renderReview(aReview(), stored.answers);

    const topic = within(await theAgenda()).getByRole('button', {
      name: /^New postmortems.*min/,
    });
    topic.focus();
    await userEvent.keyboard('{Alt>}{ArrowDown}{ArrowUp}{/Alt}');
    await waitFor(() =>
      expect(
        sent('arrangeReviewAgenda').map(({ version, body }) => [
          version,
          body.order,
        ]),
      ).toEqual([
        [4, ['recurring', 'postmortems']],
        [5, ['postmortems', 'recurring']],
      ]),
    );
    expect(screen.queryByText(/^Somebody else changed it/)).toBeNull();
  });

  it('does not undo what others have arranged since the agenda was read', async () => {
    jest.useFakeTimers({ advanceTimers: true });
    const stored = aReviewServer();
    let isSlow = false;
    const { sent } = renderReview(aReview(), {
      ...stored.answers,
      getReviewAgenda: () =>
        isSlow ? new Promise(() => {}) : stored.answers.getReviewAgenda(),
    });
    const topic = within(await theAgenda()).getByRole('button', {
      name: /^What came back.*min/,
    });
    isSlow = true;
    stored.arrange({ added: [], order: [], parked: ['postmortems'] });
    act(() => jest.advanceTimersByTime(11_000));
    await waitFor(() => expect(sent('getReviewAgenda')).toHaveLength(2));

    topic.focus();
    fireEvent.keyDown(topic, { key: 'ArrowUp', altKey: true });
    expect(
      await screen.findByText(/^Somebody else changed it meanwhile/),
    ).toBeVisible();
    expect(stored.now().arrangement.parked).toEqual(['postmortems']);
    expect(sent('arrangeReviewAgenda')).toMatchObject([{ version: 4 }]);
  });

  it('keeps the keyboard on a topic that is parked, and leaves the heading where it is taken out', async () => {
    const stored = aReviewServer();
    stored.arrange({
      added: [{ id: 'mine', title: 'On call' }],
      order: [],
      parked: [],
    });
    renderReview(stored.now(), stored.answers);
    const topics = within(await theAgenda());
    await userEvent.click(
      topics.getByRole('button', { name: /^On call.*min/ }),
    );
    await userEvent.click(
      topics.getByRole('button', { name: 'On call: park' }),
    );
    await waitFor(() =>
      expect(topics.getByRole('button', { name: 'On call' })).toHaveFocus(),
    );

    await userEvent.click(
      topics.getByRole('button', { name: 'On call: take out' }),
    );
    await waitFor(() => expect(topics.getByText('Agenda')).toHaveFocus());
  });

  it('moves a topic that there is no time for to where there is', async () => {
    const { topics } = anAgenda();
    const { sent } = renderReview(aReview(), {
      getReviewAgenda: () =>
        anAgenda({
          topics: [...topics, aTopic('overdue', { parked: 'time' })],
        }),
      arrangeReviewAgenda: () => aReview(),
    });
    const topic = within(await theAgenda()).getByRole('button', {
      name: /^Commitments past due.*no time/,
    });
    await userEvent.click(topic);
    await userEvent.click(
      screen.getByRole('button', { name: 'Commitments past due: earlier' }),
    );
    topic.focus();
    await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
    const order = ['postmortems', 'overdue', 'recurring'];
    await waitFor(() =>
      expect(sent('arrangeReviewAgenda')).toMatchObject([
        { body: { order } },
        { body: { order } },
      ]),
    );
  });

  it('keeps the topic before those who write of it when another comes first', async () => {
    jest.useFakeTimers({ advanceTimers: true });
    const stored = aReviewServer();
    renderReview(stored.now(), {
      ...stored.answers,
      writeReviewNote: () => stored.now(),
    });
    const notes = await screen.findByRole('textbox', { name: 'Notes' });
    fireEvent.change(notes, { target: { value: 'Theirs is' } });
    stored.arrange({ added: [], order: ['recurring'], parked: [] });
    act(() => jest.advanceTimersByTime(11_000));
    await waitFor(async () =>
      expect(
        within(await theAgenda()).getAllByRole('button')[0],
      ).toHaveTextContent('What came back'),
    );
    expect(
      screen.getByRole('region', { name: 'New postmortems' }),
    ).toBeVisible();
  });

  it('tells two decisions of one review apart that say the same', async () => {
    const said = jest.spyOn(console, 'error').mockImplementation(() => {});
    const decided = {
      key: 'RR-2',
      title: 'Look again in a month',
      times: null,
      at: null,
      day: null,
      change: null,
    };
    renderReview(aReview(), {
      getReviewAgenda: () =>
        anAgenda({
          topics: [aTopic('decisions', { entries: [decided, decided] })],
        }),
    });
    expect(await screen.findAllByText('Look again in a month')).toHaveLength(2);
    expect(said.mock.calls.flat().join(' ')).not.toMatch(/same key/);
    said.mockRestore();
  });
});
