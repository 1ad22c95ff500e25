import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { RelatedThings } from '@afterword/plugin-reliability-common';
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
import { aLearning } from '../../__testUtils__/aPostmortem';
import { aReliabilityApi } from '../../__testUtils__/aReliabilityApi';
import { calledAlike } from '../../__testUtils__/calledAlike';
import { rootRouteRef } from '../../routes';
import { RelatedSection } from './RelatedSection';

const checkout = { ref: 'component:default/checkout-api', known: true };

const anIncident = (key: string): RelatedThings['incidents'][number] => ({
  incident: {
    key,
    title: `What happened in ${key}`,
    kind: 'incident',
    severity: 'sev2',
    failureMode: 'retry-storm',
    startedAt: '2026-11-13T14:02:00Z',
    entities: [checkout],
    postmortems: [{ key: 'PM-14', title: 'Why', status: 'published' }],
  },
  reasons: [
    { kind: 'failureMode', failureMode: 'retry-storm' },
    { kind: 'text', words: ['jitter', 'blip'] },
  ],
});

const aFoundLearning = (): RelatedThings['learnings'][number] => ({
  learning: {
    ...aLearning({ key: 'LRN-18' }),
    postmortem: { key: 'PM-14', title: 'Why' },
    entities: [checkout],
    publishedAt: '2026-11-20T12:00:00Z',
    state: 'stands',
    version: 1,
  },
  reasons: [{ kind: 'technology', words: ['kafka'] }],
});

function show(listRelated: () => Partial<RelatedThings>) {
  const api = aReliabilityApi({
    listRelated: () => ({ learnings: [], incidents: [], ...listRelated() }),
    listFailureModes: () => ({
      items: [
        {
          id: 'retry-storm',
          name: 'Retry storm',
          description: '',
          layer: null,
          aliases: [],
          retired: false,
          replacedBy: null,
          version: 0,
        },
      ],
      editable: false,
    }),
  });
  renderInTestApp(
    <ReliabilityProvider cache={createReliabilityCache()}>
      <RelatedSection of={{ incident: 'INC-9' }} />
    </ReliabilityProvider>,
    {
      mountedRoutes: {
        '/reliability': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
      apis: [
        [reliabilityApiRef, api],
        [catalogApiRef, catalogApiMock()],
        [entityPresentationApiRef, calledAlike('Shopping cart')],
      ],
    },
  );
  return api;
}

describe('“Has this happened elsewhere?”', () => {
  it('is answered with what was learned there and what happened there, and why these', async () => {
    const api = show(() => ({
      learnings: [aFoundLearning()],
      incidents: [anIncident('INC-3')],
    }));
    const learned = await screen.findByRole('list', {
      name: 'What was learned elsewhere',
    });
    expect(
      within(learned).getByRole('link', { name: /^Retries without/ }),
    ).toHaveAttribute('href', '/reliability/learnings/LRN-18');
    expect(learned).toHaveTextContent(
      /A retry budget of 10 %.*happened to something made alike: kafka/,
    );
    const happened = screen.getByRole('list', { name: 'Incidents like it' });
    await waitFor(() =>
      expect(happened).toHaveTextContent(
        /INC-3.*Sev-2.*PM-14.*failed in the same way: Retry storm.*both speak of jitter and blip/,
      ),
    );
    expect(
      screen.getByText('1 learning from elsewhere may help here.'),
    ).toBeVisible();
    expect(
      api.calls.find(({ operation }) => operation === 'listRelated')?.query,
    ).toEqual({ incident: 'INC-9' });
  });

  it('calls what it happened to as the catalog does', async () => {
    show(() => ({
      incidents: [
        {
          ...anIncident('INC-3'),
          reasons: [
            { kind: 'entity', entities: ['component:default/cart'] },
            { kind: 'whole', entities: ['system:default/shop'] },
          ],
        },
      ],
    }));
    expect(
      await screen.findByText('happened to Shopping cart as well'),
    ).toBeVisible();
    expect(
      await screen.findByText('happened to another part of Shopping cart'),
    ).toBeVisible();
  });

  it('shows a few at first, and all on demand', async () => {
    show(() => ({
      incidents: ['INC-1', 'INC-2', 'INC-3', 'INC-4', 'INC-5'].map(anIncident),
    }));
    expect(
      await screen.findByText(
        'It has, and there is no learning of it that you may see.',
      ),
    ).toBeVisible();
    expect(screen.queryByText('What happened in INC-4')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Show 2 more' }));
    expect(screen.getByText('What happened in INC-5')).toBeVisible();
  });

  it('says so where nothing is like it', async () => {
    show(() => ({}));
    expect(
      await screen.findByText('Nothing that you may see is like it so far.'),
    ).toBeVisible();
  });

  it('can be asked again', async () => {
    show(() => {
      throw new ReliabilityError(404, 'There is no INC-9');
    });
    expect(
      await screen.findByRole('button', { name: 'Try again' }),
    ).toBeVisible();
  });
});
