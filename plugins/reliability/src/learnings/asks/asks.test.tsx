import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import { LearningApplication } from '@afterword/plugin-reliability-common';
import { ReliabilityError } from '@afterword/plugin-reliability-react';
import { anActionItem } from '../../__testUtils__/anActionItem';
import { anAsk, INDEXER } from '../../__testUtils__/anAsk';
import { calledAlike } from '../../__testUtils__/calledAlike';
import { renderAsks } from '../../__testUtils__/renderAsks';
import { AsksPage } from './AsksPage';
import { EntityAsks } from './EntityAsks';
import { useEntityAsks } from './useEntityAsks';

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
    renderAsks(<OfIndexer />, oneAsk());
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
    renderAsks(<OfIndexer />, oneAsk(), { called: calledAlike('Checkout') });
    expect(
      await screen.findByText('You depend on Checkout, where it happened'),
    ).toBeVisible();
  });

  it('says who answers to a reader who may not, and offers them nothing', async () => {
    renderAsks(<OfIndexer />, {
      ...oneAsk(),
      listLearningAsks: () => ({
        items: [anAsk({ editable: false })],
        page: { total: 1 },
      }),
    });
    expect(await screen.findByText('Its owners answer.')).toBeVisible();
    expect(screen.getByRole('link', { name: /search-team/ })).toBeVisible();
    expect(
      screen.queryByRole('button', {
        name: /Applies here|Does not apply|Ask no more/,
      }),
    ).toBeNull();
  });

  it('offers no way back from a mute to a reader who may not take it', async () => {
    renderAsks(<OfIndexer />, {
      listLearningAsks: () => ({ items: [], page: { total: 0 } }),
      getLearningMute: () => ({
        entity: INDEXER,
        muted: true,
        editable: false,
      }),
    });
    expect(await screen.findByText(/asked about no learning/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Ask again' })).toBeNull();
  });

  it('says that an entity is asked no more, and asks it again', async () => {
    let muted = true;
    const api = renderAsks(<OfIndexer />, {
      listLearningAsks: () => ({ items: [], page: { total: 0 } }),
      getLearningMute: () => ({ entity: INDEXER, muted, editable: true }),
      muteLearnings: ({ body }) => {
        muted = body.muted === true;
        return { entity: INDEXER, muted, editable: true };
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

  describe('on its own page', () => {
    const Address = () => (
      <output aria-label="Address">{useLocation().search}</output>
    );
    const mine = anAsk();
    const theirs = anAsk({
      entity: { ref: 'component:default/basket', known: true },
    });
    const render = (at: string, ownedAs: readonly string[]) =>
      renderAsks(
        <AsksPage />,
        {
          listLearningAsks: ({ query }) => {
            const items = query.owner === 'me' ? [mine] : [mine, theirs];
            return { items, page: { total: items.length } };
          },
          getLearningMute: () => ({
            entity: INDEXER,
            muted: false,
            editable: false,
            history: [],
          }),
        },
        { at, ownedAs, around: <Address /> },
      );
    const inTeam = ['user:default/test', 'group:default/search-team'];
    const alone = ['user:default/test'];
    const ofMine = () =>
      screen.findByRole('region', { name: '1 question waits for an answer' });
    const ofAll = () =>
      screen.findByRole('region', { name: '2 questions wait for an answer' });

    it('is what the reader’s own teams are asked, and everybody’s a click away', async () => {
      const api = render('/', inTeam);
      await ofMine();
      expect(
        api.calls
          .filter(({ operation }) => operation === 'listLearningAsks')
          .map(({ query }) => query.owner),
      ).toEqual(['me']);
      await userEvent.click(
        screen.getByRole('button', { name: 'For my teams', pressed: true }),
      );
      await ofAll();
      expect(screen.getByRole('status', { name: 'Address' })).toHaveTextContent(
        '?owner=all',
      );
      await userEvent.click(
        screen.getByRole('button', { name: 'For my teams', pressed: false }),
      );
      await ofMine();
      expect(screen.getByRole('status', { name: 'Address' })).toHaveTextContent(
        '?owner=me',
      );
    });

    it.each([
      ['to a reader in no team', '/', alone],
      ['where the address says so', '/?owner=all', inTeam],
      ['of an entity that the address names', `/?scope=${INDEXER}`, inTeam],
    ])('is everybody’s %s', async (_, at, ownedAs) => {
      const api = render(at, ownedAs);
      await ofAll();
      expect(
        screen.getByRole('button', { name: 'For my teams', pressed: false }),
      ).toBeVisible();
      expect(api.calls.some(({ query }) => query?.owner === 'me')).toBe(false);
    });

    it('offers everybody’s where nothing waits for the reader’s teams', async () => {
      renderAsks(
        <AsksPage />,
        {
          listLearningAsks: ({ query }) => ({
            items: query.owner === 'me' ? [] : [theirs],
            page: { total: query.owner === 'me' ? 0 : 1 },
          }),
        },
        { ownedAs: inTeam },
      );
      await userEvent.click(
        await screen.findByRole('button', { name: 'Show everybody’s' }),
      );
      expect(
        await screen.findByRole('region', {
          name: '1 question waits for an answer',
        }),
      ).toBeVisible();
      // The button is gone: the keyboard is where the list begins.
      expect(document.body).not.toHaveFocus();
    });
  });

  it('can be narrowed to what the reader’s own teams are asked, which the address keeps', async () => {
    const api = renderAsks(<AsksPage />, {
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
    const api = renderAsks(<OfIndexer />, oneAsk());
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
    const api = renderAsks(<OfIndexer />, oneAsk());
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
    const api = renderAsks(<OfIndexer />, {
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
      key: 'LRN-900',
      statement: 'Budgets end storms',
    };
    const api = renderAsks(<OfIndexer />, {
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
    // Before it is found, that nothing was is an option too.
    await userEvent.click(
      await screen.findByRole('option', { name: /Budgets end storms/ }),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Answer' }));
    expect(await screen.findByText(/is covered already/)).toBeVisible();
    expect(
      api.calls.find(({ operation }) => operation === 'answerLearning')?.body,
    ).toEqual({ state: 'alreadyCovered', note: '', coveredBy: 'LRN-900' });
  });

  it('is answered on the page of all that waits as well', async () => {
    renderAsks(<AsksPage />, oneAsk());
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
    renderAsks(<OfIndexer />, {
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
    const api = renderAsks(<OfIndexer />, nothing);
    await waitFor(() => expect(api.calls).toHaveLength(1));
    expect(screen.queryByRole('region', { name: /for an answer/ })).toBeNull();
    renderAsks(<AsksPage />, nothing);
    expect(
      await screen.findByText('Nothing waits for an answer'),
    ).toBeVisible();
  });
});
