import { screen, within } from '@testing-library/react';
import {
  createReliabilityCache,
  reliabilityApiRef,
  ReliabilityProvider,
} from '@afterword/plugin-reliability-react';
import {
  createExtensionTester,
  renderInTestApp,
} from '@backstage/frontend-test-utils';
import { identityApiRef } from '@backstage/frontend-plugin-api';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { homePageWidgetDataRef } from '@backstage/plugin-home-react/alpha';
import { mockApis } from '@backstage/test-utils';
import { anActionItem } from '../__testUtils__/anActionItem';
import { anAsk } from '../__testUtils__/anAsk';
import { aReliabilityApi, FakeAnswer } from '../__testUtils__/aReliabilityApi';
import { reliabilityPlugin } from '../plugin';
import { rootRouteRef } from '../routes';
import { WaitingForMe } from './WaitingForMe';

const TEAMS = ['group:default/search', 'group:default/discovery'];

function show(answers: Readonly<Record<string, FakeAnswer>>) {
  const api = aReliabilityApi(answers);
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
        [
          identityApiRef,
          mockApis.identity({
            userEntityRef: 'user:default/kim',
            ownershipEntityRefs: ['user:default/kim', ...TEAMS],
          }),
        ],
      ],
    },
  );
  return api;
}

describe('The widget of a portal’s home page', () => {
  it('has the lessons that wait for any team of the reader, each once, and what they promised', async () => {
    const ask = anAsk();
    const api = show({
      listLearningAsks: () => ({ items: [ask], page: {} }),
      listActionItems: () => ({
        items: [anActionItem({ title: 'Bound the retry budget' })],
        page: {},
      }),
    });
    const lessons = await screen.findByRole('list', {
      name: 'Lessons for my teams',
    });
    expect(within(lessons).getAllByRole('listitem')).toHaveLength(1);
    expect(lessons).toHaveTextContent(
      /Retries without jitter.*Learned in PM-31, for search-indexer/,
    );
    expect(screen.getByRole('link', { name: 'Answer them' })).toHaveAttribute(
      'href',
      expect.stringContaining('/reliability/learnings/asks'),
    );
    expect(
      await screen.findByRole('link', { name: 'Bound the retry budget' }),
    ).toBeVisible();
    expect(
      api.calls
        .filter(({ operation }) => operation === 'listLearningAsks')
        .map(({ query }) => query.scope),
    ).toEqual(TEAMS);
    expect(
      api.calls.find(({ operation }) => operation === 'listActionItems')?.query,
    ).toMatchObject({ owner: 'me' });
  });

  it('says so where nothing waits', async () => {
    show({
      listLearningAsks: () => ({ items: [], page: {} }),
      listActionItems: () => ({ items: [], page: {} }),
    });
    expect(
      await screen.findByText('No lesson waits for an answer of your teams.'),
    ).toBeVisible();
    expect(await screen.findByText(/^Nothing is promised/)).toBeVisible();
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
      screen.queryByText('No lesson waits for an answer of your teams.'),
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
