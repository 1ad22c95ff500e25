import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  LearningApplication,
  LearningUptake,
} from '@afterword/plugin-reliability-common';
import {
  createReliabilityCache,
  reliabilityApiRef,
  ReliabilityError,
  ReliabilityProvider,
} from '@afterword/plugin-reliability-react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  catalogApiRef,
  entityPresentationApiRef,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { ReactNode } from 'react';
import { anActionItem } from '../../__testUtils__/anActionItem';
import { anAsk, INDEXER } from '../../__testUtils__/anAsk';
import { aLearning } from '../../__testUtils__/aPostmortem';
import {
  aReliabilityApi,
  FakeAnswer,
} from '../../__testUtils__/aReliabilityApi';
import { calledAlike } from '../../__testUtils__/calledAlike';
import { rootRouteRef } from '../../routes';
import { AsksPage } from './AsksPage';
import { EntityAsks } from './EntityAsks';
import { useEntityAsks } from './useEntityAsks';
import { LearningAnswers } from './LearningAnswers';
import { LessonsMoving } from './LessonsMoving';

function show(
  page: ReactNode,
  answers: Readonly<Record<string, FakeAnswer>>,
  {
    at = '/',
    called,
  }: {
    readonly at?: string;
    readonly called?: ReturnType<typeof calledAlike>;
  } = {},
) {
  const api = aReliabilityApi(answers);
  renderInTestApp(
    <ReliabilityProvider cache={createReliabilityCache()}>
      {page}
    </ReliabilityProvider>,
    {
      initialRouteEntries: [at],
      mountedRoutes: {
        '/reliability': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
      apis: [
        [reliabilityApiRef, api],
        [catalogApiRef, catalogApiMock()],
        ...(called ? [[entityPresentationApiRef, called] as const] : []),
      ],
    },
  );
  return api;
}

function OfIndexer() {
  const { page } = useEntityAsks(INDEXER);
  return <EntityAsks scope={INDEXER} page={page} />;
}

/** A back end that has one question, until it is answered. */
function oneAsk(ask = anAsk()) {
  let stored = ask;
  return {
    listLearningAsks: () => {
      const items = stored.state === 'unanswered' ? [stored] : [];
      return { items, page: { total: items.length } };
    },
    answerLearning: ({ body }: { readonly body: object }) => {
      const said = body as Pick<LearningApplication, 'state' | 'note'>;
      stored = {
        ...stored,
        ...said,
        version: stored.version + 1,
        actionItem: said.state === 'applies' ? 'AI-52' : null,
      };
      return stored;
    },
  };
}

describe('What waits for an answer', () => {
  it('says what was learned and why it is asked here', async () => {
    show(<OfIndexer />, oneAsk());
    const section = await screen.findByRole('region', {
      name: '1 question waits for an answer',
    });
    expect(section).toHaveTextContent(/Retries without/);
    expect(section).toHaveTextContent(
      /You depend on checkout-api, where it happened.*You had the same failure mode in INC-7/,
    );
    expect(
      within(section).getByRole('link', { name: 'PM-31' }),
    ).toHaveAttribute('href', '/reliability/postmortems/PM-31');
  });

  it('calls entities as the catalog does where it says why', async () => {
    show(<OfIndexer />, oneAsk(), { called: calledAlike('Checkout') });
    expect(
      await screen.findByText('You depend on Checkout, where it happened'),
    ).toBeVisible();
  });

  it('says that an entity is asked no more, and asks it again', async () => {
    let muted = true;
    const api = show(<OfIndexer />, {
      listLearningAsks: () => ({ items: [], page: { total: 0 } }),
      getLearningMute: () => ({ entity: INDEXER, muted }),
      muteLearnings: ({ body }) => {
        muted = body.muted === true;
        return { entity: INDEXER, muted };
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Ask again' }),
    );
    expect(
      await screen.findByText(/is asked about learnings again/),
    ).toBeVisible();
    await waitFor(() =>
      expect(screen.queryByRole('button', { name: 'Ask again' })).toBeNull(),
    );
    expect(
      api.calls.find(({ operation }) => operation === 'muteLearnings'),
    ).toMatchObject({ body: { muted: false } });
  });

  it('can be narrowed to what the reader’s own teams are asked, which the address keeps', async () => {
    const api = show(<AsksPage />, {
      listLearningAsks: ({ query }) => ({
        items: query.owner === 'me' ? [] : [anAsk()],
        page: { total: query.owner === 'me' ? 0 : 1 },
      }),
    });
    await screen.findByRole('region', {
      name: '1 question waits for an answer',
    });
    await userEvent.click(screen.getByRole('button', { name: 'For my teams' }));
    expect(
      await screen.findByText('Nothing waits for an answer of your teams'),
    ).toBeVisible();
    expect(
      screen.getByRole('button', { name: 'For my teams', pressed: true }),
    ).toBeVisible();
    expect(api.calls.at(-1)?.query).toMatchObject({
      scope: 'organisation',
      owner: 'me',
    });
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear filters' }),
    );
    expect(
      await screen.findByRole('region', {
        name: '1 question waits for an answer',
      }),
    ).toBeVisible();
  });

  it('is answered by a click, which can be taken back', async () => {
    const api = show(<OfIndexer />, oneAsk());
    await userEvent.click(
      await screen.findByRole('button', { name: 'Applies here' }),
    );
    expect(
      await screen.findByText(/^Noted: it applies to .*AI-52 was written/),
    ).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Applies here' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(
      await screen.findByRole('button', { name: 'Applies here' }),
    ).toBeVisible();
    expect(
      api.calls
        .filter(({ operation }) => operation === 'answerLearning')
        .map(({ body, params, version }) => [
          body.state,
          params.entity,
          version,
        ]),
    ).toEqual([
      ['applies', INDEXER, 1],
      ['unanswered', INDEXER, 2],
    ]);
  });

  it('asks for a sentence where it is covered or does not apply', async () => {
    const api = show(<OfIndexer />, oneAsk());
    await userEvent.click(
      await screen.findByRole('button', { name: 'Does not apply' }),
    );
    const why = screen.getByRole('textbox', { name: /Why does it not apply/ });
    await userEvent.click(screen.getByRole('button', { name: 'Answer' }));
    expect(await screen.findByText('Say it in a sentence')).toBeVisible();
    await userEvent.type(why, 'It runs at night{Enter}');
    expect(
      await screen.findByText(/^Noted: it does not apply to/),
    ).toBeVisible();
    expect(api.calls.at(-1)?.operation).toBe('listLearningAsks');
    expect(
      api.calls.find(({ operation }) => operation === 'answerLearning')?.body,
    ).toEqual({ state: 'doesNotApply', note: 'It runs at night' });
  });

  it('is answered by an action item that is there already', async () => {
    const api = show(<OfIndexer />, {
      ...oneAsk(),
      listActionItems: () => ({
        items: [
          anActionItem({
            key: 'AI-9',
            title: 'Bound the retries',
            entity: INDEXER,
          }),
          anActionItem({ key: 'AI-10', title: 'Elsewhere', entity: null }),
        ],
        page: {},
      }),
    });
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Applies: link an action item',
      }),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Answer' }));
    expect(await screen.findByText('Choose an action item')).toBeVisible();
    await userEvent.type(
      screen.getByRole('combobox', { name: /Which action item/ }),
      'Bound',
    );
    const options = await screen.findAllByRole('option');
    expect(options).toHaveLength(1);
    await userEvent.click(options[0]);
    await userEvent.click(screen.getByRole('button', { name: 'Answer' }));
    expect(await screen.findByText(/^Noted: it applies to/)).toBeVisible();
    expect(
      api.calls.find(({ operation }) => operation === 'answerLearning')?.body,
    ).toEqual({ state: 'applies', note: '', actionItem: 'AI-9' });
  });

  it('is answered by another learning that covers it', async () => {
    const ask = anAsk();
    const budgets = {
      ...ask.learning,
      id: 'l-9',
      key: 'LRN-9',
      statement: 'Budgets end storms',
    };
    const api = show(<OfIndexer />, {
      ...oneAsk(ask),
      listLearnings: () => ({
        items: [ask.learning, budgets],
        page: {},
      }),
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Already covered' }),
    );
    await userEvent.type(
      screen.getByRole('combobox', { name: /Or by another learning/ }),
      'Budgets',
    );
    const options = await screen.findAllByRole('option');
    expect(options).toHaveLength(1);
    await userEvent.click(options[0]);
    await userEvent.click(screen.getByRole('button', { name: 'Answer' }));
    expect(await screen.findByText(/is covered already/)).toBeVisible();
    expect(
      api.calls.find(({ operation }) => operation === 'answerLearning')?.body,
    ).toEqual({ state: 'alreadyCovered', note: '', coveredBy: 'LRN-9' });
  });

  it('is answered on the page of all that waits as well', async () => {
    show(<AsksPage />, oneAsk());
    await userEvent.click(
      await screen.findByRole('button', { name: 'Already covered' }),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Answer' }));
    await userEvent.type(
      screen.getByRole('textbox', { name: /By what is it covered/ }),
      'By a deadline',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Answer' }));
    expect(
      await screen.findByText(/^Noted: .* is covered already/),
    ).toBeVisible();
  });

  it('comes back where the answer was not saved', async () => {
    show(<OfIndexer />, {
      ...oneAsk(),
      answerLearning: () => {
        throw new ReliabilityError(503, 'Try again');
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Applies here' }),
    );
    expect(
      await screen.findByText('The answer was not saved: Try again'),
    ).toBeVisible();
    expect(screen.getByRole('button', { name: 'Applies here' })).toBeVisible();
  });

  it('takes no room on an entity where nothing waits, and teaches on its own page', async () => {
    const nothing = {
      listLearningAsks: () => ({ items: [], page: { total: 0 } }),
    };
    const api = show(<OfIndexer />, nothing);
    await waitFor(() => expect(api.calls).toHaveLength(1));
    expect(screen.queryByRole('region', { name: /for an answer/ })).toBeNull();
    show(<AsksPage />, nothing);
    expect(
      await screen.findByText('Nothing waits for an answer'),
    ).toBeVisible();
  });
});

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
    const api = show(
      <AsksPage />,
      {
        listLearningAsks: () => ({ items: [], page: { total: 0 } }),
        getLearningMute: () => ({
          entity: INDEXER,
          muted: history[0].muted,
          history,
        }),
        muteLearnings: ({ body }) => {
          const { muted: isMuted } = body as { muted: boolean };
          history = [{ ...muted, ...body, muted: isMuted }, ...history];
          return { entity: INDEXER, muted: isMuted, history };
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

describe('What became of a learning', () => {
  const uptake = (given: Partial<LearningUptake>) => ({
    asked: 2,
    answered: 1,
    adopted: 1,
    unreadable: 0,
    ...given,
  });

  it('is counted, with what is not counted, and told one by one', async () => {
    show(<LearningAnswers learning={aLearning()} />, {
      listLearningApplications: () => ({
        uptake: uptake({ unreadable: 3 }),
        items: [
          anAsk({
            state: 'alreadyCovered',
            note: 'By the budget of 2025',
            actionItem: 'AI-9',
            coveredBy: {
              key: 'LRN-9',
              statement: 'Budgets end storms',
              state: 'stands',
            },
          }),
          anAsk({ entity: { ref: 'component:default/basket', known: true } }),
        ],
      }),
    });
    expect(
      await screen.findByText('Asked 2, answered 1, adopted 1.'),
    ).toBeVisible();
    expect(
      screen.getByText('3 more are asked that you may not see.'),
    ).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Show answers' }));
    const [covered, open] = screen.getAllByRole('listitem');
    expect(covered).toHaveTextContent(
      /Already covered.*By the budget of 2025.*Budgets end storms/,
    );
    for (const [name, href] of [
      ['AI-9', '/reliability/action-items/AI-9'],
      ['LRN-9', '/reliability/learnings/LRN-9'],
    ]) {
      expect(within(covered).getByRole('link', { name })).toHaveAttribute(
        'href',
        href,
      );
    }
    expect(open).toHaveTextContent(/basket.*Not yet answered/);
  });

  it('shows the answers before the one that stands, with who gave them', async () => {
    const api = show(<LearningAnswers learning={aLearning()} />, {
      listLearningApplications: () => ({
        uptake: uptake({}),
        items: [
          anAsk({ state: 'applies', actionItem: 'AI-9', version: 3 }),
          anAsk({
            entity: { ref: 'component:default/basket', known: true },
            state: 'doesNotApply',
            version: 2,
          }),
        ],
      }),
      getLearningAnswers: () => ({
        items: [
          {
            at: '2026-11-22T12:00:00Z',
            by: 'user:default/kim',
            action: 'applies',
            version: 3,
            changes: { actionItem: [null, 'AI-9'], note: ['At night', ''] },
          },
          {
            at: '2026-11-21T12:00:00Z',
            by: 'user:default/ana',
            action: 'doesNotApply',
            version: 2,
            changes: { note: ['', 'At night'] },
          },
        ],
        page: {},
      }),
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show answers' }),
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Show earlier answers' }),
    );
    const list = await screen.findByRole('list', { name: /^Every answer/ });
    const [now, before] = within(list)
      .getAllByRole('listitem')
      .filter(item => item.parentElement === list);
    expect(now).toHaveTextContent(/Applies here.*AI-9.*kim/);
    expect(before).toHaveTextContent(/Does not apply.*At night.*ana/);
    expect(api.calls.at(-1)?.params).toMatchObject({ entity: INDEXER });
  });

  it('says so where nobody has been asked', async () => {
    show(<LearningAnswers learning={aLearning()} />, {
      listLearningApplications: () => ({
        uptake: uptake({ asked: 0, answered: 0, adopted: 0 }),
        items: [],
      }),
    });
    expect(
      await screen.findByText('Nobody has been asked about it yet.'),
    ).toBeVisible();
  });
});

describe('Lessons on the move', () => {
  const uptake = { asked: 12, answered: 9, adopted: 4, unreadable: 0 };

  it('say what became of them, and lead to those that wait', async () => {
    show(<LessonsMoving scope="domain:default/storefront" />, {
      getLearningUptake: () => ({ ...uptake, unreadable: 2 }),
    });
    expect(
      await screen.findByText(
        'Asked 12, answered 9, adopted 4. 2 more are asked that you may not see.',
      ),
    ).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'Answer those that wait' }),
    ).toHaveAttribute(
      'href',
      '/reliability/learnings/asks?scope=domain%3Adefault%2Fstorefront',
    );
  });

  it('ask nobody for an answer once all have answered', async () => {
    show(<LessonsMoving scope="organisation" />, {
      getLearningUptake: () => ({ ...uptake, answered: 12 }),
    });
    expect(
      await screen.findByText('Asked 12, answered 12, adopted 4.'),
    ).toBeVisible();
    expect(screen.queryByRole('link')).toBeNull();
  });
});
