import {
  act,
  fireEvent,
  screen,
  waitFor,
  within,
} from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HistoryEntry, Review } from '@afterword/plugin-reliability-common';
import { ReliabilityError } from '@afterword/plugin-reliability-react';
import {
  anAgenda,
  aReview,
  aSeries,
  aTopic,
} from '../../__testUtils__/aReview';
import { FakeCall } from '../../__testUtils__/aReliabilityApi';
import { renderReview, theAgenda } from '../../__testUtils__/renderReview';

describe('how a review and its series go on', () => {
  beforeEach(() => window.localStorage.clear());
  afterEach(() => jest.useRealTimers());

  it('is moved alone, with what else is known of it', async () => {
    const { sent } = renderReview(aReview({ attendance: ['user:default/a'] }), {
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

  it('begins for everybody only once that is confirmed, with who is there', async () => {
    let stored = aReview({ attendance: ['user:default/a', 'user:default/b'] });
    const { sent } = renderReview(stored, {
      getReview: () => stored,
      updateReview: ({ body, version }) => {
        stored = { ...stored, ...body, version: version! + 1 } as Review;
        return stored;
      },
      transitionReview: ({ version }) => {
        if (version !== stored.version) {
          throw new ReliabilityError(412, 'stale', { current: stored });
        }
        stored = { ...stored, state: 'live', startedAt: stored.startsAt };
        return stored;
      },
    });
    const begin = () => screen.findByRole('button', { name: 'Begin' });
    await userEvent.click(await begin());
    let dialog = await screen.findByRole('dialog', { name: 'Begin RR-3 now?' });
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
    expect(sent('transitionReview')).toEqual([]);

    await userEvent.click(await begin());
    dialog = await screen.findByRole('dialog', { name: 'Begin RR-3 now?' });
    await userEvent.click(
      within(dialog).getAllByRole('button', { name: /^Remove/ })[0],
    );
    within(dialog).getByRole('button', { name: 'Begin now' }).focus();
    await userEvent.keyboard('{Enter}');
    expect(await screen.findByText('RR-3 has begun')).toBeVisible();
    expect(dialog).not.toBeInTheDocument();
    expect(sent('updateReview').map(({ body }) => body.attendance)).toEqual([
      ['user:default/b'],
    ]);
    expect(sent('transitionReview')).toMatchObject([
      { body: { to: 'live' }, version: 5 },
    ]);
  });

  describe('while somebody adds themselves as it is about to begin', () => {
    const [a, b, late] = ['a', 'b', 'late'].map(name => `user:default/${name}`);

    /** The dialog over a review that somebody joins, which the page hears of or not. */
    const openWhileJoined = async (isHeard: boolean) => {
      jest.useFakeTimers({ advanceTimers: true });
      let stored = aReview({ attendance: [a, b] });
      const onNewest = ({ version }: FakeCall, after: Partial<Review>) => {
        if (version !== stored.version) {
          throw new ReliabilityError(412, 'stale', { current: stored });
        }
        stored = { ...stored, ...after, version: stored.version + 1 };
        return stored;
      };
      const { sent } = renderReview(stored, {
        getReview: () => stored,
        updateReview: call => onNewest(call, call.body as Partial<Review>),
        transitionReview: call =>
          onNewest(call, { state: 'live', startedAt: stored.startsAt }),
      });
      await userEvent.click(
        await screen.findByRole('button', { name: 'Begin' }),
      );
      const dialog = await screen.findByRole('dialog', {
        name: 'Begin RR-3 now?',
      });
      stored = { ...stored, attendance: [a, b, late], version: 5 };
      if (isHeard) {
        act(() => jest.advanceTimersByTime(11_000));
        await waitFor(() =>
          expect(
            screen.getByRole('button', { name: 'Remove late', hidden: true }),
          ).toBeInTheDocument(),
        );
      }
      return { sent, dialog };
    };

    it('is left by Escape as before', async () => {
      const { sent, dialog } = await openWhileJoined(true);
      await userEvent.keyboard('{Escape}');
      await waitFor(() => expect(dialog).not.toBeInTheDocument());
      expect(sent('transitionReview')).toEqual([]);
    });

    it('says nothing of who is there where nobody was added or taken out', async () => {
      const { sent, dialog } = await openWhileJoined(true);
      await userEvent.click(
        within(dialog).getByRole('button', { name: 'Begin now' }),
      );
      expect(await screen.findByText('RR-3 has begun')).toBeVisible();
      expect(sent('updateReview')).toEqual([]);
    });

    it.each([
      ['the page has heard of', true, [5]],
      ['the page has not heard of', false, [4, 5]],
    ])('leaves in whom %s', async (_, isHeard, versions) => {
      const { sent, dialog } = await openWhileJoined(isHeard);
      await userEvent.click(
        within(dialog).getAllByRole('button', { name: /^Remove/ })[0],
      );
      await userEvent.click(
        within(dialog).getByRole('button', { name: 'Begin now' }),
      );
      expect(await screen.findByText('RR-3 has begun')).toBeVisible();
      expect(sent('updateReview').map(({ version }) => version)).toEqual(
        versions,
      );
      expect(sent('updateReview').at(-1)?.body.attendance).toEqual([b, late]);
      expect(sent('transitionReview').map(({ version }) => version)).toEqual([
        6,
      ]);
    });
  });

  it('says who did what to it, and when', async () => {
    renderReview(aReview(), {
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
    renderReview(aReview(), {
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

  it('says what became of its series, who did it, and when', async () => {
    const by = 'user:default/owner';
    const rhythm = {
      first: '2026-01-06',
      time: '14:00',
      zone: 'Europe/Berlin',
    };
    const { sent } = renderReview(aReview({ series: 7 }), {
      getReviewSeriesHistory: () => ({
        items: [
          { action: 'running', changes: { endReason: ['A pause', ''] } },
          { action: 'ended', changes: { endReason: ['', 'A pause'] } },
          {
            action: 'changed',
            changes: {
              rhythm: [
                { ...rhythm, repeats: 'weekly' },
                { ...rhythm, repeats: 'monthly' },
              ],
              pool: [
                [{ ref: 'group:default/search', zone: null }],
                [
                  { ref: 'group:default/search', zone: null },
                  { ref: 'group:default/checkout', zone: null },
                ],
              ],
              participants: [[by], []],
            },
          },
          { action: 'created', changes: {} },
        ].map((entry, index) => ({
          ...entry,
          by,
          version: 4 - index,
          at: '2026-11-20T12:00:00Z',
        })),
        page: {},
      }),
    });
    const history = await screen.findByRole('region', {
      name: 'History of the series',
    });
    const rows = await within(history).findAllByText(
      /^(Taken up again|Ended|Changed|Set up)$/,
    );
    expect(rows).toHaveLength(4);
    expect(history).toHaveTextContent(
      /Taken up again.*Ended.*A pause.*Changed.*Every month.*2026.*14:00 Europe\/Berlin.*Led in turn by search, checkout.*Nobody else takes part.*Set up/,
    );
    expect(sent('getReviewSeriesHistory')).toMatchObject([
      { params: { id: 7 } },
    ]);
  });

  it('is closed with its minutes once somebody has seen what they will hold', async () => {
    const { sent } = renderReview(
      aReview({
        state: 'live',
        attendance: ['group:default/search'],
        lessons: ['search', 'cart'].map(name => ({
          learning: { key: 'LRN-3', statement: 'Retries need jitter' },
          entity: { ref: `component:default/${name}`, known: true },
          asked: true,
          answer:
            name === 'cart'
              ? null
              : {
                  state: 'applies' as const,
                  note: '',
                  actionItem: null,
                  coveredBy: null,
                },
          waits: false,
        })),
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
    await theAgenda();
    const press = (name: string) =>
      userEvent.click(screen.getByRole('button', { name }));
    await press('Close with minutes');
    const dialog = within(
      await screen.findByRole('dialog', { name: 'Close RR-3 with minutes' }),
    );
    for (const words of [
      'Share the test (an action item)',
      'Retries need jitter (carried to 2, 1 answered)',
      'Commitments past due',
      /The next one is planned by its rhythm/,
    ]) {
      expect(dialog.getByText(words)).toBeVisible();
    }
    expect(
      dialog.getByRole('button', { name: /Who led it/ }),
    ).toHaveTextContent('search');
    await press('Go on with it');
    expect(sent('transitionReview')).toEqual([]);
    await press('Close with minutes');
    await press('Close it');
    await waitFor(() =>
      expect(sent('transitionReview')[0].body).toEqual({
        to: 'closed',
        reason: '',
        ledBy: 'group:default/search',
      }),
    );
  });

  it('ends its series, with a reason', async () => {
    const { sent } = renderReview(aReview(), {
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
    const { sent } = renderReview(
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
});
