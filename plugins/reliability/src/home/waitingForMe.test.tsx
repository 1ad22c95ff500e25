import { screen, waitFor, within } from '@testing-library/react';
import {
  createReliabilityCache,
  reliabilityApiRef,
  ReliabilityProvider,
} from '@afterword/plugin-reliability-react';
import {
  createExtensionTester,
  renderInTestApp,
} from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { homePageWidgetDataRef } from '@backstage/plugin-home-react/alpha';
import { anActionItem } from '../__testUtils__/anActionItem';
import { aPostmortemSummary } from '../__testUtils__/aPostmortem';
import { anAsk } from '../__testUtils__/anAsk';
import { aReliabilityApi, FakeAnswer } from '../__testUtils__/aReliabilityApi';
import { reliabilityPlugin } from '../plugin';
import { rootRouteRef } from '../routes';
import { WaitingForMe } from './WaitingForMe';

const noPostmortems: FakeAnswer = () => ({ items: [], page: {} });

function show(answers: Readonly<Record<string, FakeAnswer>>) {
  const api = aReliabilityApi({ listPostmortems: noPostmortems, ...answers });
  renderInTestApp(
    <ReliabilityProvider cache={createReliabilityCache()}>
      <WaitingForMe />
    </ReliabilityProvider>,
    {
      mountedRoutes: {
        '/reliability': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
      apis: [
        [reliabilityApiRef, api],
        [catalogApiRef, catalogApiMock()],
      ],
    },
  );
  return api;
}

describe('The widget of a portal’s home page', () => {
  it('has the learnings that wait for the reader and their teams, and what they promised', async () => {
    const ask = anAsk();
    const crawler = { ref: 'component:default/crawler', known: true };
    const api = show({
      listLearningAsks: () => ({
        items: [ask, { ...ask, entity: crawler }],
        page: {},
      }),
      listActionItems: () => ({
        items: [anActionItem({ title: 'Bound the retry budget' })],
        page: {},
      }),
    });
    const lessons = await screen.findByRole('list', {
      name: 'Learnings for my teams',
    });
    expect(
      within(lessons).getAllByRole('link', { name: /Retries without jitter/ }),
    ).toHaveLength(1);
    expect(lessons).toHaveTextContent(
      /Retries without jitter.*Learned in PM-31, for search-indexer.*crawler/,
    );
    expect(screen.getByRole('link', { name: 'Answer them' })).toHaveAttribute(
      'href',
      '/reliability/learnings/asks?owner=me',
    );
    expect(
      await screen.findByRole('link', { name: 'Bound the retry budget' }),
    ).toBeVisible();
    for (const asked of ['listLearningAsks', 'listActionItems']) {
      expect(
        api.calls.find(({ operation }) => operation === asked)?.query,
      ).toMatchObject({ owner: 'me' });
    }
  });

  it('has the postmortems that the reader was asked to review, and those that they write', async () => {
    const nothing = () => ({ items: [], page: {} });
    const asked = aPostmortemSummary({ key: 'PM-4', title: 'Slow search' });
    const own = aPostmortemSummary({ key: 'PM-5', title: 'Lost carts' });
    const api = show({
      listLearningAsks: nothing,
      listActionItems: nothing,
      listPostmortems: ({ query }) => ({
        items: query?.toReview === 'me' ? [asked] : [own, asked],
        page: {},
      }),
    });
    for (const [name, title, key, all] of [
      ['For me to review', 'Slow search', 'PM-4', 'All to review'],
      [
        'Drafts that I take part in',
        'Lost carts',
        'PM-5',
        'All drafts of mine',
      ],
    ]) {
      const list = await screen.findByRole('list', { name });
      await waitFor(() =>
        expect(within(list).getAllByText(/^PM-/)).toHaveLength(1),
      );
      expect(within(list).getByRole('link', { name: title })).toHaveAttribute(
        'href',
        `/reliability/postmortems/${key}`,
      );
      expect(screen.getByRole('link', { name: all })).toHaveAttribute(
        'href',
        expect.stringMatching(/^\/reliability\/postmortems\?.*=me/),
      );
    }
    expect(
      api.calls
        .filter(({ operation }) => operation === 'listPostmortems')
        .map(({ query }) => [query?.toReview, query?.person, query?.status]),
    ).toEqual([
      ['me', undefined, ['inReview']],
      [undefined, 'me', ['draft', 'inReview']],
    ]);
  });

  describe('with postmortems to review, which are no drafts of the reader’s', () => {
    const nothing = () => ({ items: [], page: {} });
    const own = aPostmortemSummary({ key: 'PM-5', title: 'Lost carts' });
    const asked = aPostmortemSummary({ key: 'PM-4', title: 'Slow search' });
    const unread = 'The postmortems that wait for you could not be read.';

    it('looks on for drafts behind many of them', async () => {
      const many = Array.from({ length: 8 }, (_, n) =>
        aPostmortemSummary({ key: `PM-${n + 10}`, title: `Outage ${n}` }),
      );
      show({
        listLearningAsks: nothing,
        listActionItems: nothing,
        listPostmortems: ({ query }) => {
          const all = query.toReview === 'me' ? many : [...many, own];
          const start = Number(query.cursor ?? 0);
          const end = start + Number(query.limit);
          const next = end < all.length ? { next: String(end) } : {};
          return { items: all.slice(start, end), page: next };
        },
      });
      const drafts = await screen.findByRole('list', {
        name: 'Drafts that I take part in',
      });
      await within(drafts).findByRole('link', { name: 'Lost carts' });
      expect(within(drafts).getAllByText(/^PM-/)).toHaveLength(1);
      const reviews = screen.getByRole('list', { name: 'For me to review' });
      expect(within(reviews).getAllByText(/^PM-/)).toHaveLength(3);
    });

    it('names no drafts until those are known', async () => {
      let answer: (page: object) => void = () => {};
      const toReview = new Promise(resolve => {
        answer = resolve;
      });
      show({
        listLearningAsks: nothing,
        listActionItems: nothing,
        listPostmortems: ({ query }) =>
          query.toReview === 'me'
            ? toReview
            : { items: [own, asked], page: {} },
      });
      await screen.findByText(/^Nothing is promised/);
      expect(screen.queryByRole('link')).toBeNull();
      answer({ items: [asked], page: {} });
      expect(
        await screen.findByRole('link', { name: 'Lost carts' }),
      ).toBeVisible();
      expect(screen.getAllByRole('link', { name: 'Slow search' })).toHaveLength(
        1,
      );
    });

    it('says once that those could not be read, and calls none a draft', async () => {
      show({
        listLearningAsks: nothing,
        listActionItems: nothing,
        listPostmortems: ({ query }) => {
          if (query.toReview === 'me') throw new Error('away');
          return { items: [own, asked], page: {} };
        },
      });
      expect(await screen.findByText(unread)).toBeVisible();
      expect(screen.getAllByText(unread)).toHaveLength(1);
      expect(screen.queryByRole('link')).toBeNull();
    });

    it('says that drafts could not be read where there are more of them', async () => {
      show({
        listLearningAsks: nothing,
        listActionItems: nothing,
        listPostmortems: ({ query }) => {
          if (query.cursor) throw new Error('away');
          return query.toReview === 'me'
            ? { items: [asked], page: {} }
            : { items: [asked], page: { next: 'more' } };
        },
      });
      expect(await screen.findByText(unread)).toBeVisible();
      expect(screen.queryByText(/^No draft waits for you/)).toBeNull();
      expect(screen.getByRole('link', { name: 'Slow search' })).toBeVisible();
    });
  });

  it('says so where nothing waits', async () => {
    show({
      listLearningAsks: () => ({ items: [], page: {} }),
      listActionItems: () => ({ items: [], page: {} }),
    });
    expect(
      await screen.findByText('No learning waits for an answer of your teams.'),
    ).toBeVisible();
    expect(await screen.findByText(/^Nothing is promised/)).toBeVisible();
    expect(
      await screen.findByText('No postmortem waits for a review of yours.'),
    ).toBeVisible();
    expect(screen.getByText(/^No draft waits for you/)).toBeVisible();
    expect(screen.queryByRole('link')).toBeNull();
  });

  it('does not say that nothing waits where that could not be read', async () => {
    show({
      listLearningAsks: () => {
        throw new Error('away');
      },
      listActionItems: () => ({ items: [], page: {} }),
    });
    expect(
      await screen.findByText('What waits for your teams could not be read.'),
    ).toBeVisible();
    expect(
      screen.queryByText('No learning waits for an answer of your teams.'),
    ).not.toBeInTheDocument();
  });

  it('is offered to the home page by the plugin', () => {
    const { title, component } = createExtensionTester(
      reliabilityPlugin.getExtension('home-page-widget:reliability/waiting'),
    ).get(homePageWidgetDataRef);
    expect(title).toBe('What waits for me');
    expect(component).toBeDefined();
  });
});
