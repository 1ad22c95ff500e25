import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import {
  createReliabilityCache,
  reliabilityApiRef,
  ReliabilityProvider,
} from '@afterword/plugin-reliability-react';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { rootRouteRef } from '../../routes';
import { anIncident } from '../../__testUtils__/anIncident';
import {
  aPostmortem,
  aPostmortemSummary,
} from '../../__testUtils__/aPostmortem';
import { aPostmortemServer } from '../../__testUtils__/aPostmortemServer';
import { aReliabilityApi } from '../../__testUtils__/aReliabilityApi';
import { PostmortemsRouter } from '../PostmortemsRouter';
import { PostmortemsPage } from './PostmortemsPage';

/** What the list and its dialog ask for. */
const listAnswers = {
  listPostmortems: () => ({ items: [] as readonly object[], page: {} }),
  listIncidents: () => ({ items: [anIncident()], page: {} }),
  createPostmortem: () => aPostmortem(),
};

function renderList(items: readonly object[]) {
  const api = aReliabilityApi({
    ...listAnswers,
    listPostmortems: () => ({ items, page: {} }),
  });
  renderInTestApp(
    <ReliabilityProvider cache={createReliabilityCache()}>
      <PostmortemsPage />
    </ReliabilityProvider>,
    {
      mountedRoutes: {
        '/reliability': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
      apis: [
        [reliabilityApiRef, api],
        [catalogApiRef, catalogApiMock()],
        mockApis.identity(),
      ],
    },
  );
  return api;
}

async function openDialog() {
  const [button] = await screen.findAllByRole('button', {
    name: 'New postmortem',
  });
  await userEvent.click(button);
  return within(await screen.findByRole('dialog', { name: 'New postmortem' }));
}

describe('the list of postmortems', () => {
  it('shows where each stands, and how many of its promises are checked', async () => {
    renderList([
      aPostmortemSummary({
        status: 'published',
        commitments: { candidates: 3, total: 4, verified: 1, open: 2 },
      }),
    ]);

    expect(
      await screen.findByRole('link', {
        name: 'Card payments failed for 47 minutes',
      }),
    ).toHaveAttribute('href', '/reliability/postmortems/PM-31');
    expect(
      screen.getByRole('row', { name: /Card payments/ }),
    ).toHaveTextContent(/Published.*Sev-2.*1 of 4 verified/);
  });

  it('says how many ideas there are while nothing is promised, and since when it is told', async () => {
    renderList([
      aPostmortemSummary({
        startedAt: null,
        toldFrom: '2019-11-29T10:00:00Z',
        commitments: { candidates: 2, total: 0, verified: 0, open: 0 },
      }),
    ]);

    expect(
      await screen.findByRole('row', { name: /Card payments/ }),
    ).toHaveTextContent(/timeline from .*2019.*2 ideas/);
  });

  it('leads to entities of the catalog, and to none that it does not know', async () => {
    renderList([
      aPostmortemSummary({
        entities: [
          { ref: 'component:default/checkout-api', known: true },
          { ref: 'component:default/gone', known: false },
        ],
      }),
    ]);

    expect(
      await screen.findByRole('link', { name: 'checkout-api' }),
    ).toHaveAttribute('href', '/catalog/default/component/checkout-api');
    expect(screen.queryByRole('link', { name: 'gone' })).toBeNull();
    expect(
      screen.getByTitle('component:default/gone is not in the catalog'),
    ).toHaveTextContent('gone');
  });

  it('opens a draft from an incident that is found by its title', async () => {
    const api = renderList([]);
    const dialog = await openDialog();
    await userEvent.type(
      dialog.getByRole('combobox', { name: /About which incident/ }),
      'card pay',
    );
    await userEvent.click(
      await screen.findByRole('option', {
        name: /INC-142 Card payments failed/,
      }),
    );
    await userEvent.click(
      await dialog.findByRole('button', { name: 'Open the draft' }),
    );

    await waitFor(() =>
      expect(
        api.calls.find(({ operation }) => operation === 'createPostmortem'),
      ).toMatchObject({ body: { incidents: ['INC-142'] } }),
    );
  });

  it('asks for an incident or a title, and for no more', async () => {
    const api = renderList([]);
    const dialog = await openDialog();
    const create = dialog.getByRole('button', { name: 'Open the draft' });
    await userEvent.click(create);
    expect(
      await dialog.findByText('Choose an incident, or give it a title.'),
    ).toBeVisible();

    await userEvent.type(
      dialog.getByRole('textbox', { name: 'Title' }),
      'A quiet failure',
    );
    await userEvent.click(create);
    await waitFor(() =>
      expect(
        api.calls.find(({ operation }) => operation === 'createPostmortem'),
      ).toMatchObject({ body: { title: 'A quiet failure', incidents: [] } }),
    );
  });
});

describe('a postmortem that was just opened', () => {
  it('has the keyboard on its heading', async () => {
    const server = aPostmortemServer(aPostmortem(), { answers: listAnswers });
    renderInTestApp(
      <ReliabilityProvider cache={createReliabilityCache()}>
        <Routes>
          <Route path="postmortems/*" element={<PostmortemsRouter />} />
        </Routes>
      </ReliabilityProvider>,
      {
        mountPath: '/reliability',
        mountedRoutes: {
          '/reliability': rootRouteRef,
          '/catalog/:namespace/:kind/:name': entityRouteRef,
        },
        initialRouteEntries: ['/reliability/postmortems'],
        apis: [
          [reliabilityApiRef, server.api],
          [catalogApiRef, catalogApiMock()],
          mockApis.identity({ userEntityRef: 'user:default/on-call-engineer' }),
        ],
      },
    );
    const dialog = await openDialog();
    await userEvent.type(
      dialog.getByRole('textbox', { name: /^Title/ }),
      'Card payments failed{Tab}{Tab}{Enter}',
    );

    const heading = await screen.findByRole('heading', {
      name: 'PM-31 Card payments failed for 47 minutes',
    });
    await waitFor(() => expect(heading).toHaveFocus());
  });
});
