import {
  act,
  fireEvent,
  screen,
  waitFor,
  within,
} from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import {
  AgendaArrangement,
  AgendaTopic,
  defaultFailureModes,
  HistoryEntry,
  Review,
} from '@afterword/plugin-reliability-common';
import {
  createReliabilityCache,
  ReliabilityError,
  reliabilityApiRef,
  ReliabilityProvider,
} from '@afterword/plugin-reliability-react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import {
  aReliabilityApi,
  FakeAnswer,
  FakeCall,
} from '../../__testUtils__/aReliabilityApi';
import {
  anAgenda,
  aReview,
  aSeries,
  aTopic,
} from '../../__testUtils__/aReview';
import { rootRouteRef } from '../../routes';
import { ReviewsRouter } from '../ReviewsRouter';

function renderPage(
  review: Review,
  answers: Readonly<Record<string, FakeAnswer>> = {},
) {
  const api = aReliabilityApi({
    getReview: () => review,
    getReviewAgenda: () => anAgenda(),
    getReviewHistory: () => ({ items: [], page: {} }),
    ...answers,
  });
  const { unmount } = renderInTestApp(
    <ReliabilityProvider cache={createReliabilityCache()}>
      <Routes>
        <Route path="/reliability/reviews/*" element={<ReviewsRouter />} />
      </Routes>
    </ReliabilityProvider>,
    {
      mountedRoutes: {
        '/reliability': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
      initialRouteEntries: [`/reliability/reviews/${review.key}`],
      apis: [
        [reliabilityApiRef, api],
        [catalogApiRef, catalogApiMock()],
      ],
    },
  );
  return {
    api,
    unmount,
    sent: (operation: string) =>
      api.calls.filter(call => call.operation === operation),
  };
}

/** A back end that keeps one review, and makes its agenda of how it is arranged. */
function aReviewServer() {
  let stored = aReview();
  const arrange = (arrangement: AgendaArrangement) => {
    stored = { ...stored, arrangement, version: stored.version + 1 };
    return stored;
  };
  return {
    arrange,
    now: () => stored,
    answers: {
      getReview: () => stored,
      getReviewAgenda: () => {
        const { added, order, parked } = stored.arrangement;
        const { length, topics } = anAgenda();
        const all = [
          ...added.map(({ id, title }) => aTopic('added', { id, title })),
          ...topics,
        ].map(topic => ({
          ...topic,
          parked: parked.includes(topic.id) ? ('people' as const) : null,
        }));
        const place = ({ id, parked: why }: AgendaTopic) => {
          if (why !== null) return 101;
          return order.includes(id) ? order.indexOf(id) : 100;
        };
        return { length, topics: all.sort((a, b) => place(a) - place(b)) };
      },
      arrangeReviewAgenda: ({ body, version }: FakeCall) => {
        if (version !== stored.version) {
          throw new ReliabilityError(412, 'stale', { current: stored });
        }
        return arrange(body as AgendaArrangement);
      },
    },
  };
}

const agenda = () => screen.findByRole('region', { name: 'Agenda' });

describe('the page of a review', () => {
  beforeEach(() => window.localStorage.clear());
  afterEach(() => jest.useRealTimers());

  it('says whose turn it is and why, what there is to speak of, and for how long', async () => {
    renderPage(aReview());

    expect(
      await screen.findByText('Proposed: it is longest since their last turn.'),
    ).toBeVisible();
    expect(
      within(await agenda()).getByRole('button', {
        name: /^New postmortems.*min/,
      }),
    ).toHaveTextContent('25 min');
    expect(await screen.findByRole('link', { name: 'PM-30' })).toHaveAttribute(
      'href',
      '/reliability/postmortems/PM-30',
    );
  });

  it('says when it began and ended, once it is over', async () => {
    renderPage(
      aReview({
        state: 'closed',
        startedAt: '2026-11-27T09:00:00Z',
        endedAt: '2026-11-27T09:45:00Z',
      }),
    );
    expect(await screen.findByText(/^began/)).toHaveTextContent(/Nov/);
    expect(screen.getByText(/^ended/)).toHaveTextContent(/Nov/);
  });

  it('calls what came back by its name', async () => {
    renderPage(aReview(), {
      listFailureModes: () => ({ items: defaultFailureModes }),
    });
    await userEvent.click(
      within(await agenda()).getByRole('button', {
        name: /^What came back.*min/,
      }),
    );
    expect(await screen.findByText('Retry storm')).toBeVisible();
  });

  it('gives a topic that is spoken of early no more than its own time', async () => {
    renderPage(aReview({ state: 'live', startedAt: new Date().toISOString() }));
    const topic = within(await agenda()).getByRole('button', {
      name: /^What came back.*min/,
    });
    await userEvent.click(topic);
    const [minutes] = /\d+ min/.exec(topic.textContent ?? '') ?? [];
    expect(screen.getByRole('timer')).toHaveTextContent(`${minutes} left`);
  });

  it('adds a topic once, also where Enter is pressed twice', async () => {
    const { sent } = renderPage(aReview(), {
      arrangeReviewAgenda: () => new Promise(() => {}),
    });
    await agenda();
    await userEvent.type(
      screen.getByRole('textbox', { name: 'Add a topic' }),
      'On call{Enter}{Enter}',
    );
    expect(sent('arrangeReviewAgenda')).toHaveLength(1);
  });

  it('moves a topic by keyboard, and parks it', async () => {
    const { sent } = renderPage(aReview(), {
      arrangeReviewAgenda: () => aReview(),
    });

    const topic = within(await agenda()).getByRole('button', {
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
    const { sent } = renderPage(aReview(), stored.answers);

    const topic = within(await agenda()).getByRole('button', {
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
    const { sent } = renderPage(aReview(), {
      ...stored.answers,
      getReviewAgenda: () =>
        isSlow ? new Promise(() => {}) : stored.answers.getReviewAgenda(),
    });
    const topic = within(await agenda()).getByRole('button', {
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
    renderPage(stored.now(), stored.answers);
    const topics = within(await agenda());
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
    const { sent } = renderPage(aReview(), {
      getReviewAgenda: () =>
        anAgenda({
          topics: [...topics, aTopic('overdue', { parked: 'time' })],
        }),
      arrangeReviewAgenda: () => aReview(),
    });
    const topic = within(await agenda()).getByRole('button', {
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
    renderPage(stored.now(), {
      ...stored.answers,
      writeReviewNote: () => stored.now(),
    });
    const notes = await screen.findByRole('textbox', { name: 'Notes' });
    fireEvent.change(notes, { target: { value: 'Theirs is' } });
    stored.arrange({ added: [], order: ['recurring'], parked: [] });
    act(() => jest.advanceTimersByTime(11_000));
    await waitFor(async () =>
      expect(
        within(await agenda()).getAllByRole('button')[0],
      ).toHaveTextContent('What came back'),
    );
    expect(
      screen.getByRole('region', { name: 'New postmortems' }),
    ).toBeVisible();
  });

  it('saves notes while they are typed, and shows both where somebody else was faster', async () => {
    const theirs = aReview({
      notes: [{ topic: 'postmortems', text: 'Theirs', version: 1 }],
    });
    const { sent } = renderPage(aReview({ state: 'live' }), {
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
    const { sent } = renderPage(stored, {
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
    renderPage(aReview({ state: 'live' }), {
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
    const unsaved = renderPage(aReview({ state: 'live' }), {
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

    const { sent } = renderPage(
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

  it('says that a decision became what its reader may not see, and offers no second one', async () => {
    renderPage(
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
    renderPage(aReview({ notes: [{ topic: 'a1', text, version: 1 }] }), {
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
    const { sent } = renderPage(review(null), {
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
    const { sent } = renderPage(stored, {
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

  it('is moved alone, with what else is known of it', async () => {
    const { sent } = renderPage(aReview({ attendance: ['user:default/a'] }), {
      updateReview: () => aReview(),
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Move it' }),
    );
    const dialog = await screen.findByRole('dialog', { name: 'Move RR-3' });
    const save = within(dialog).getByRole('button', { name: 'Move it' });
    expect(save).toBeDisabled();
    fireEvent.change(within(dialog).getByLabelText(/^Begins/), {
      target: { value: '2026-12-03T15:00' },
    });
    await userEvent.click(save);
    await waitFor(() =>
      expect(sent('updateReview')[0]).toMatchObject({
        body: {
          startsAt: new Date('2026-12-03T15:00')
            .toISOString()
            .replace('.000', ''),
          length: 50,
          attendance: ['user:default/a'],
        },
        version: 4,
      }),
    );
  });

  it('says who did what to it, and when', async () => {
    renderPage(aReview(), {
      getReviewHistory: () => ({
        items: [
          {
            version: 4,
            at: '2026-11-20T12:00:00Z',
            by: 'user:default/owner',
            action: 'decided',
            changes: { decision: [null, 'Share the test'] },
          },
          {
            version: 3,
            at: '2026-11-19T12:00:00Z',
            by: 'user:default/owner',
            action: 'facilitation.agree',
            changes: {},
          },
        ],
        page: {},
      }),
    });
    const history = await screen.findByRole('region', { name: 'History' });
    expect(await within(history).findByText('Share the test')).toBeVisible();
    expect(within(history).getByText('Agreed to lead it')).toBeVisible();
  });

  it('says in its history what became another', async () => {
    const change = (changes: HistoryEntry['changes']): HistoryEntry => ({
      version: 2,
      at: '2026-11-20T12:00:00Z',
      by: 'user:default/asker',
      action: 'changed',
      changes,
    });
    renderPage(aReview(), {
      getReviewHistory: () => ({
        items: [
          change({
            title: ['Old', 'New'],
            length: [50, 90],
            facilitator: [null, 'group:default/search'],
          }),
          {
            ...change({
              arrangement: [
                { added: [], order: [], parked: [] },
                {
                  added: [
                    {
                      id: '11111111-1111-4111-8111-111111111111',
                      title: 'On call',
                    },
                  ],
                  order: [],
                  parked: [],
                },
              ],
            }),
            version: 3,
            action: 'arranged',
          },
        ],
        page: {},
      }),
    });
    expect(await screen.findByText('It is called New')).toBeVisible();
    for (const line of ['90 min', /^Led by search/i, 'Topic: On call']) {
      expect(screen.getByText(line)).toBeVisible();
    }
  });

  it('is closed with its minutes once somebody has seen what they will hold', async () => {
    const { sent } = renderPage(
      aReview({
        state: 'live',
        attendance: ['group:default/search'],
        decisions: [
          {
            id: 'd1',
            version: 1,
            text: 'Share the test',
            actionItem: null,
            linked: true,
            confidential: false,
            raised: false,
          },
        ],
      }),
      {
        getReviewAgenda: () =>
          anAgenda({
            topics: [aTopic('closing'), aTopic('overdue', { parked: 'time' })],
          }),
        transitionReview: () => aReview({ state: 'closed' }),
      },
    );
    await agenda();
    const press = (name: string) =>
      userEvent.click(screen.getByRole('button', { name }));
    await press('Close with minutes');
    const dialog = within(
      await screen.findByRole('dialog', { name: 'Close RR-3 with minutes' }),
    );
    for (const words of [
      'Share the test (an action item)',
      'search',
      'Commitments past due',
      /The next one is planned by its rhythm/,
    ]) {
      expect(dialog.getByText(words)).toBeVisible();
    }
    await press('Go on with it');
    expect(sent('transitionReview')).toEqual([]);
    await press('Close with minutes');
    await press('Close it');
    await waitFor(() =>
      expect(sent('transitionReview')[0].body).toEqual({
        to: 'closed',
        reason: '',
      }),
    );
  });

  it('ends its series, with a reason', async () => {
    const { sent } = renderPage(aReview(), {
      getReviewSeries: () => aSeries(),
      transitionReviewSeries: () =>
        aSeries({ endedAt: '2026-11-27T09:00:00Z' }),
    });
    const press = async (name: string) =>
      userEvent.click(await screen.findByRole('button', { name }));
    await press('Change the series');
    await press('End the series');
    await press('End it');
    expect(screen.getByText('Those concerned are told why')).toBeVisible();
    await userEvent.type(
      screen.getByRole('textbox', { name: 'Why' }),
      'Enough',
    );
    await press('End it');
    await waitFor(() =>
      expect(sent('transitionReviewSeries')[0]).toMatchObject({
        body: { to: 'ended', reason: 'Enough' },
        version: 2,
      }),
    );
    expect(await screen.findByText(/^The series has ended/)).toBeVisible();
  });

  it('says that its series has ended, and takes it up again', async () => {
    const { sent } = renderPage(
      aReview({
        state: 'cancelled',
        reason: 'Enough',
        endedAt: '2026-11-27T09:00:00Z',
        seriesEnded: true,
        editable: false,
      }),
      {
        getReviewSeries: () => aSeries({ endedAt: '2026-11-27T09:00:00Z' }),
        transitionReviewSeries: () => aSeries(),
      },
    );
    expect(
      await screen.findByText(
        'The series has ended: no other review is planned.',
      ),
    ).toBeVisible();
    expect(screen.getByText(/^was planned for/)).toBeVisible();
    expect(screen.queryByText(/^covers/)).toBeNull();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Take the series up again' }),
    );
    await waitFor(() =>
      expect(sent('transitionReviewSeries')[0].body).toEqual({
        to: 'running',
      }),
    );
  });

  it('shows minutes and changes nothing once it is over', async () => {
    renderPage(
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
});
