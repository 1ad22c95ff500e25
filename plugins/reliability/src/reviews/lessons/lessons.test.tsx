import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import {
  LearningApplication,
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
import { anAsk, INDEXER } from '../../__testUtils__/anAsk';
import { aLearning } from '../../__testUtils__/aPostmortem';
import { anAgenda, aReview, aTopic } from '../../__testUtils__/aReview';
import { rootRouteRef } from '../../routes';
import { ReviewsRouter } from '../ReviewsRouter';

const BASKET = 'component:default/basket';
const live: Partial<Review> = {
  state: 'live',
  startedAt: '2026-12-01T13:00:00Z',
};
const entry = (key: string, title: string) => ({
  key,
  title,
  times: null,
  at: null,
  day: null,
  change: null,
});
const lessons = anAgenda({
  topics: [
    aTopic('lessons', { entries: [entry('LRN-3', 'Retries need jitter')] }),
    aTopic('closing'),
  ],
});

/** A back end that keeps who was asked. */
function aRoom(
  over: Partial<Review> = live,
  answers: Readonly<Record<string, FakeAnswer>> = {},
) {
  let stored = aReview(over);
  const api = aReliabilityApi({
    getReview: () => stored,
    getReviewAgenda: () => lessons,
    getReviewHistory: () => ({ items: [], page: {} }),
    getReviewSeriesHistory: () => ({ items: [], page: {} }),
    listLearningAsks: () => ({ items: [] as LearningApplication[], page: {} }),
    listLearningApplications: () => ({
      uptake: { asked: 0, answered: 0, adopted: 0, unreadable: 0 },
      items: [] as LearningApplication[],
    }),
    listLessonEntities: ({ query }: FakeCall) => ({
      items: [INDEXER, BASKET]
        .filter(ref => !stored.lessons.some(each => each.entity.ref === ref))
        .filter(ref => ref.includes(String(query?.q ?? '')))
        .map(ref => ({
          entity: { ref, known: true },
          owner: 'group:default/search',
        })),
      more: true,
    }),
    askInReview: ({ params }: FakeCall) => {
      const asked = {
        learning: { key: params.learning, statement: 'Retries need jitter' },
        entity: { ref: params.entity, known: true },
        asked: true,
        answer: null,
        waits: params.entity === BASKET,
      };
      stored = { ...stored, lessons: [...stored.lessons, asked] };
      return stored;
    },
    ...answers,
  });
  renderInTestApp(
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
      initialRouteEntries: [`/reliability/reviews/${stored.key}`],
      apis: [
        [reliabilityApiRef, api],
        [catalogApiRef, catalogApiMock()],
      ],
    },
  );
  return api;
}

const group = () =>
  screen.findByRole('group', {
    name: 'Ask whether “Retries need jitter” applies',
  });

/** What was answered about a lesson is shown once somebody asks for it. */
const showAnswers = async (about = 'Retries need jitter') => {
  const button = await screen.findByRole('button', {
    name: `Show what was answered: ${about}`,
  });
  await userEvent.click(button);
  return button;
};

describe('A lesson in a live review', () => {
  it('is asked of somebody in its scope by a click', async () => {
    const api = aRoom();
    await userEvent.click(
      await within(await group()).findByRole('button', {
        name: 'Ask search-indexer',
      }),
    );
    expect(
      await screen.findByText('search-indexer is asked. Its team is told.'),
    ).toBeVisible();
    expect(
      await within(await group()).findByText('Asked here: search-indexer.'),
    ).toBeVisible();
    expect(
      api.calls.find(({ operation }) => operation === 'askInReview')?.params,
    ).toEqual({ key: 'RR-3', learning: 'LRN-3', entity: INDEXER });
  });

  it('is asked of somebody else by name, and says so where that team has enough to answer', async () => {
    aRoom();
    const field = await screen.findByRole('combobox', {
      name: 'Ask somebody else',
    });
    await userEvent.type(field, 'bask{Enter}');
    expect(
      await screen.findByText(
        'basket is asked as soon as its team has answered what waits for it already.',
      ),
    ).toBeVisible();
  });

  it('says why somebody cannot be asked', async () => {
    aRoom(live, {
      askInReview: () => {
        throw new ReliabilityError(409, 'It is to be asked about no learning');
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Ask basket' }),
    );
    expect(
      await screen.findByText(/It is to be asked about no learning/),
    ).toBeVisible();
  });

  it('is found in the postmortem that says it', async () => {
    aRoom(live, {
      getReviewAgenda: () => anAgenda(),
      listLearnings: () => ({
        items: [
          {
            ...aLearning({ key: 'LRN-3', statement: 'Retries need jitter' }),
            postmortem: { key: 'PM-30', title: 'Basket totals were wrong' },
          },
        ],
        page: {},
      }),
    });
    expect(
      await within(await group()).findByRole('button', { name: 'Ask basket' }),
    ).toBeVisible();
  });

  it('is said to be out of reach where the learnings of a postmortem cannot be read', async () => {
    aRoom(live, {
      getReviewAgenda: () => anAgenda(),
      listLearnings: () => {
        throw new ReliabilityError(403, 'no');
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'This could not be loaded',
    );
  });

  it('is answered by somebody of the team that is in the room', async () => {
    let asks = [anAsk({ entity: { ref: INDEXER, known: true } })];
    const api = aRoom(live, {
      listLearningAsks: () => ({ items: asks, page: {} }),
      answerInReview: ({ body }: FakeCall) => {
        const [ask] = asks;
        asks = [];
        return { ...ask, ...body, version: 2 };
      },
    });
    await showAnswers();
    const answers = await screen.findByRole('group', {
      name: /^Does “.*” apply to search-indexer/,
    });
    await userEvent.click(
      within(answers).getByRole('button', { name: 'Does not apply' }),
    );
    await userEvent.type(
      screen.getByRole('textbox', { name: /Why does it not apply/ }),
      'It runs at night{Enter}',
    );
    expect(
      await screen.findByText(/^Noted: it does not apply to search-indexer/),
    ).toBeVisible();
    expect(
      api.calls.find(({ operation }) => operation === 'answerInReview'),
    ).toMatchObject({
      params: { key: 'RR-3', entity: INDEXER },
      body: { state: 'doesNotApply', note: 'It runs at night' },
      version: 1,
    });
  });

  it.each([
    ['whoever leads it', true],
    ['whoever only reads it', false],
  ])(
    'shows %s what was answered about it only once they ask for it',
    async (_, editable) => {
      const answered = anAsk({
        state: 'doesNotApply',
        note: 'It runs at night',
        answeredAt: '2026-11-22T12:00:00Z',
        answeredBy: 'user:default/kim',
      });
      const waiting = anAsk({ entity: { ref: BASKET, known: true } });
      // Of several: none of them stands open.
      const api = aRoom(
        { ...live, editable },
        {
          getReviewAgenda: () =>
            anAgenda({
              topics: [
                aTopic('lessons', {
                  entries: [
                    entry('LRN-3', 'Retries need jitter'),
                    entry('LRN-4', 'Disks fill up'),
                  ],
                }),
              ],
            }),
          listLearningAsks: () => ({ items: [waiting], page: {} }),
          listLearningApplications: ({ params }: FakeCall) => ({
            uptake: { asked: 2, answered: 1, adopted: 0, unreadable: 0 },
            items: params.key === 'LRN-3' ? [answered, waiting] : [],
          }),
        },
      );
      await screen.findByText('Disks fill up');
      const asked = () =>
        api.calls
          .map(({ operation }) => operation)
          .filter(operation =>
            ['listLearningApplications', 'listLearningAsks'].includes(
              operation,
            ),
          );
      expect(asked()).toEqual([]);
      const button = await showAnswers();
      const answers = await screen.findByRole('list', {
        name: 'Answers about “Retries need jitter”',
      });
      expect(answers).toHaveTextContent(/search-indexer.*It runs at night/);
      expect(answers).not.toHaveTextContent('basket');
      await waitFor(() =>
        expect(
          screen.queryAllByRole('group', {
            name: /^Does “.*” apply to basket/,
          }),
        ).toHaveLength(editable ? 1 : 0),
      );
      // Of the other one nothing is read.
      expect(asked()).toHaveLength(editable ? 2 : 1);
      expect(button).toHaveFocus();
      expect(button).toHaveAttribute('aria-expanded', 'true');
      expect(
        screen.queryAllByRole('button', { name: /^Ask who else has it/ }),
      ).toHaveLength(editable ? 2 : 0);
    },
  );

  it('says that what was answered could not be loaded', async () => {
    aRoom(live, {
      listLearningApplications: () => {
        throw new ReliabilityError(403, 'no');
      },
    });
    await showAnswers();
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'This could not be loaded',
    );
  });

  it('shows a few of many that have yet to answer, and the others by a click', async () => {
    const asks = ['a', 'b', 'c', 'd', 'e'].map(name =>
      anAsk({ entity: { ref: `component:default/${name}`, known: true } }),
    );
    aRoom(live, { listLearningAsks: () => ({ items: asks, page: {} }) });
    await showAnswers();
    const waiting = () =>
      screen.findAllByRole('group', { name: /^Does “.*” apply to/ });
    expect(await waiting()).toHaveLength(3);
    await userEvent.click(
      screen.getByRole('button', { name: /^Show 2 more that have yet/ }),
    );
    const all = await waiting();
    expect(all).toHaveLength(5);
    await waitFor(() => expect(all[3].closest('li')).toHaveFocus());
  });

  it('is asked of nobody before the review begins', async () => {
    aRoom({ state: 'planned' });
    expect(await screen.findByText('Retries need jitter')).toBeVisible();
    expect(
      screen.queryByRole('button', { name: /^Ask who else has it/ }),
    ).toBeNull();
  });
});
