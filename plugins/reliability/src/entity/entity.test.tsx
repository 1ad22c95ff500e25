import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Entity } from '@backstage/catalog-model';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import {
  catalogApiMock,
  createTestEntityPage,
} from '@backstage/plugin-catalog-react/testUtils';
import type { ScopeMetrics } from '@afterword/plugin-reliability-common';
import {
  ReliabilityError,
  reliabilityApiRef,
} from '@afterword/plugin-reliability-react';
import { reliabilityPlugin } from '../plugin';
import { entityTabRouteRef, rootRouteRef } from '../routes';
import { aReliabilityApi, FakeAnswer } from '../__testUtils__/aReliabilityApi';
import { aCommitment } from '../__testUtils__/anActionItem';
import { anIncident } from '../__testUtils__/anIncident';
import { aPostmortemSummary } from '../__testUtils__/aPostmortem';
import {
  aFewIncidents,
  aQuietScope,
  aScopeMetrics,
  aTypicalDuration,
  nothingObserved,
} from '../__testUtils__/aScopeMetrics';

const EMPTY = { items: [], page: { total: 0 } };
let names = 0;

/** One that no other test has: the portal's pages share one cache. */
function anEntity(kind = 'Component'): Entity {
  names += 1;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      name: `checkout-${names}`,
      namespace: 'default',
      title: 'Checkout',
    },
  };
}

function open(
  page: 'tab' | 'card',
  metrics: ScopeMetrics | FakeAnswer,
  more: Readonly<Record<string, FakeAnswer>> = {},
  entity = anEntity(),
) {
  const api = aReliabilityApi({
    getMetrics: typeof metrics === 'function' ? metrics : () => metrics,
    listIncidents: () => EMPTY,
    listActionItems: () => EMPTY,
    listPostmortems: () => EMPTY,
    ...more,
  });
  renderTestApp({
    extensions: [
      createTestEntityPage({ entity }),
      reliabilityPlugin.getExtension(
        page === 'tab'
          ? 'entity-content:reliability'
          : 'entity-card:reliability',
      ),
    ],
    mountedRoutes: {
      '/reliability': rootRouteRef,
      ...(page === 'card' ? { '/tab-of-the-entity': entityTabRouteRef } : {}),
    },
    initialRouteEntries: ['/'],
    apis: [
      [reliabilityApiRef, api],
      [catalogApiRef, catalogApiMock({ entities: [entity] })],
      mockApis.identity({ userEntityRef: 'user:default/on-call-engineer' }),
    ],
  });
  return api;
}

describe('the reliability tab', () => {
  it('opens with one sentence, and says what was counted', async () => {
    open('tab', aScopeMetrics());

    expect(
      await screen.findByText(
        (_text, element) =>
          element?.tagName === 'P' &&
          element.textContent ===
            'Half of the 14 incidents in the last 90 days were restored within 42 minutes (31–58). That is too few to say whether anything changed.',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        /Counts incidents that hurt users of Checkout, observed since/,
      ),
    ).toBeInTheDocument();
  });

  it('gives each figure its interval and what it rests on', async () => {
    open('tab', aScopeMetrics());

    const figures = await screen.findByRole('region', {
      name: 'Figures of Checkout, 90 days',
    });
    const text = (
      await within(figures).findByText('n 14 · low confidence')
    ).closest('dl')?.textContent;
    expect(text).toContain('42 min31–58 min, 95 %');
    expect(text).toContain('6 min4–9 min, 95 %n 12 · 2 of 14 not known');
    expect(text).toContain(
      '14 +3 near misses8–23 in 90 days, 95 %4.7 per 30 days',
    );
    expect(text).toContain('9 of 1152–95 %, 95 %1 overdue');
  });

  it('says when a median is not reached yet', async () => {
    open(
      'tab',
      aScopeMetrics({
        figures: {
          timeToRestore: aTypicalDuration({
            median: null,
            interval: [7_200, null],
            censored: 6,
          }),
        },
      }),
    );

    expect(await screen.findByText('> 2 h')).toBeInTheDocument();
    expect(screen.getByText('2 h or more')).toBeInTheDocument();
    expect(
      screen.getByText('n 14 · 6 still open · low confidence'),
    ).toBeInTheDocument();
  });

  it('says that silence is not reliability where nothing was ever reported', async () => {
    open('tab', nothingObserved());

    expect(
      await screen.findByText(/so nothing can be said about its reliability/),
    ).toBeInTheDocument();
    expect(screen.getAllByText('Not observed yet')).toHaveLength(3);
    expect(screen.queryByText('0')).not.toBeInTheDocument();
  });

  it('says zero, with its interval, where nothing happened', async () => {
    open('tab', aQuietScope());

    expect(
      await screen.findByText(
        'No incidents in 90 days of watching (0–4). 2 near misses were reported.',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText('0')).toBeInTheDocument();
  });

  it('asks for another window, and keeps it in the address', async () => {
    const api = open('tab', aScopeMetrics());
    await screen.findByText('n 14 · low confidence');

    await userEvent.click(screen.getByRole('button', { name: /Window/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: '365 days' }),
    );

    await waitFor(() =>
      expect(
        api.calls.filter(({ operation }) => operation === 'getMetrics').at(-1)
          ?.query.window,
      ).toBe('P365D'),
    );
    expect(
      await screen.findByRole('region', {
        name: 'Figures of Checkout, 365 days',
      }),
    ).toBeInTheDocument();
  });

  it('says that figures could not be loaded, and shows the rest', async () => {
    open(
      'tab',
      () => {
        throw new ReliabilityError(403, 'Not allowed');
      },
      {
        listPostmortems: () => ({ items: [aPostmortemSummary()], page: {} }),
      },
    );

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The figures could not be loaded',
    );
    expect(
      await screen.findByRole('link', { name: aPostmortemSummary().title }),
    ).toBeInTheDocument();
  });

  it('lists what is promised and what was written', async () => {
    const api = open('tab', aScopeMetrics(), {
      listActionItems: () => ({
        items: [aCommitment({ title: 'Runbook for failover' })],
        page: {},
      }),
      listPostmortems: () => ({
        items: [
          aPostmortemSummary({
            commitments: { total: 3, verified: 2, open: 1 },
          }),
        ],
        page: { total: 12 },
      }),
    });

    expect(
      await screen.findByRole('heading', { name: '5 open commitments' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Runbook for failover' }),
    ).toHaveAttribute('href', '/reliability/action-items/AI-77');
    const row = await screen.findByRole('row', { name: /47 minutes/ });
    expect(within(row).getByText('2 of 3')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'All 12' })).toHaveAttribute(
      'href',
      expect.stringContaining('/reliability/postmortems?scope=component'),
    );
    expect(
      api.calls.find(({ operation }) => operation === 'listActionItems')?.query,
    ).toMatchObject({ status: ['committed', 'inProgress'], sort: 'due' });
  });

  it('reports a near miss for the entity at hand', async () => {
    const entity = anEntity();
    const api = open(
      'tab',
      aScopeMetrics(),
      { reportNearMiss: () => anIncident({ key: 'INC-200' }) },
      entity,
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Report a near miss' }),
    );
    const dialog = await screen.findByRole('dialog', {
      name: 'Report a near miss for Checkout',
    });
    await userEvent.type(
      within(dialog).getByLabelText('What nearly happened?'),
      'It nearly broke',
    );
    await userEvent.type(
      within(dialog).getByLabelText('What stopped it?'),
      'A test',
    );
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Send near miss' }),
    );

    await waitFor(() =>
      expect(
        api.calls.find(({ operation }) => operation === 'reportNearMiss')?.body,
      ).toMatchObject({
        entity: `component:default/${entity.metadata.name}`,
      }),
    );
  });

  it('asks which part of a team it was', async () => {
    open('tab', aScopeMetrics(), {}, anEntity('Group'));

    await userEvent.click(
      await screen.findByRole('button', { name: 'Report a near miss' }),
    );

    expect(
      await screen.findByRole('combobox', { name: /Where was it/ }),
    ).toBeInTheDocument();
  });

  it('opens a postmortem about one of the latest events, first what nobody wrote about', async () => {
    const api = open('tab', aScopeMetrics(), {
      listIncidents: () => ({
        items: [
          anIncident({
            key: 'INC-2',
            title: 'Vouchers could be redeemed twice',
            postmortems: [{ key: 'PM-30', title: '', status: 'draft' }],
          }),
          anIncident({ key: 'INC-1' }),
        ],
        page: {},
      }),
      createPostmortem: () => ({ key: 'PM-40' }),
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'New postmortem' }),
    );
    const dialog = await screen.findByRole('dialog');
    const [first, second] = await within(dialog).findAllByRole('radio');
    expect(first).toHaveAccessibleName(/Card payments failed/);
    expect(first).toBeChecked();
    expect(second).toHaveAccessibleName(/has PM-30/);

    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Open a draft' }),
    );

    await waitFor(() =>
      expect(
        api.calls.find(({ operation }) => operation === 'createPostmortem')
          ?.body,
      ).toEqual({ incidents: ['INC-1'] }),
    );
  });
});

describe('the history of an entity', () => {
  const daysAgo = (days: number) => {
    const at = new Date(Date.now() - days * 86_400_000).toISOString();
    const point = { at, origin: 'human', by: null, changedAt: at } as const;
    return {
      ...anIncident().times,
      impactStarted: point,
      detected: point,
      mitigated: null,
    };
  };
  const year = {
    listIncidents: () => ({
      items: [
        anIncident({
          key: 'INC-3',
          title: 'Baskets were empty',
          times: daysAgo(10),
          postmortems: [{ key: 'PM-9', title: '', status: 'published' }],
        }),
        anIncident({
          key: 'INC-2',
          title: 'A key would have run out',
          kind: 'nearMiss',
          severity: null,
          times: daysAgo(40),
        }),
        anIncident({
          key: 'INC-1',
          title: 'Failover',
          kind: 'drill',
          severity: null,
          times: daysAgo(90),
        }),
      ],
      page: {},
    }),
  };

  it('names every mark, and leads to the postmortem or else to the incident', async () => {
    open('tab', aScopeMetrics(), year);

    expect(
      await screen.findByRole('link', { name: /Sev-2: Baskets were empty/ }),
    ).toHaveAttribute('href', '/reliability/postmortems/PM-9');
    expect(
      screen.getByRole('link', { name: /Near miss: A key would have run out/ }),
    ).toHaveAttribute('href', '/reliability/incidents/INC-2');
    expect(
      screen.getByRole('link', { name: /Drill: Failover/ }),
    ).toBeInTheDocument();
  });

  it('is one stop of the tab key, and the arrow keys go from mark to mark', async () => {
    open('tab', aScopeMetrics(), year);
    const latest = await screen.findByRole('link', { name: /Baskets/ });
    const middle = screen.getByRole('link', { name: /A key would/ });
    const earliest = screen.getByRole('link', { name: /Failover/ });
    expect([earliest, middle, latest].map(mark => mark.tabIndex)).toEqual([
      -1, -1, 0,
    ]);

    latest.focus();
    await userEvent.keyboard('{ArrowLeft}');
    expect(middle).toHaveFocus();
    await userEvent.keyboard('{Home}');
    expect(earliest).toHaveFocus();
    await userEvent.keyboard('{ArrowLeft}');
    expect(earliest).toHaveFocus();
    await userEvent.keyboard('{End}');
    expect(latest).toHaveFocus();
  });

  it('can be read as a table', async () => {
    open('tab', aScopeMetrics(), year);

    await userEvent.click(await screen.findByRole('button', { name: 'Table' }));

    const table = await screen.findByRole('grid', { name: 'History' });
    expect(
      within(table).getByRole('row', { name: /Baskets were empty/ }),
    ).toBeInTheDocument();
    expect(
      within(table).getByRole('row', { name: /Failover/ }),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Chart' }));
    expect(
      await screen.findByRole('link', { name: /Sev-2: Baskets/ }),
    ).toBeInTheDocument();
  });
});

describe('the reliability card', () => {
  const card = () => screen.findByRole('region', { name: 'Reliability' });

  it('gives a sentence, three figures, and what is overdue', async () => {
    open('card', aScopeMetrics());

    expect(await screen.findByText('31–58 · n 14')).toBeInTheDocument();
    expect(await card()).toHaveTextContent(
      /Half of the 14 incidents.*Time to restore42 min.*Incidents148–23 · 3 near.*On time9 of 1152–95 %.*1 commitment overdue/,
    );
    expect(
      screen.getByRole('link', { name: 'Reliability' }),
    ).toBeInTheDocument();
  });

  it('lists the incidents where they are too few for a typical time', async () => {
    open('card', aFewIncidents());

    expect(
      await screen.findByRole('link', { name: 'Search results were stale' }),
    ).toHaveAttribute('href', '/reliability/incidents/INC-3');
    expect(await card()).toHaveTextContent(/3 h 10 min/);
    expect(await card()).toHaveTextContent(/end not known/);
    expect(screen.getByText('No overdue commitments')).toBeInTheDocument();
  });

  it('says zero where nothing happened, and that more near misses are not worse', async () => {
    open('card', aQuietScope());

    expect(await screen.findByText('more is not worse')).toBeInTheDocument();
    expect(await card()).toHaveTextContent(/Incidents00–4 · 90 days/);
  });

  it('says that nothing can be said where nothing was reported, and what to do', async () => {
    open('card', nothingObserved());

    expect(
      await screen.findByText(/Connect an alert source/),
    ).toBeInTheDocument();
    expect(await card()).toHaveTextContent(
      /Nothing has been reported for this component yet/,
    );
  });

  it('says that it loads', async () => {
    open('card', () => new Promise(() => {}));

    expect(await screen.findByText('Loading')).toBeInTheDocument();
  });

  it('says what went wrong', async () => {
    open('card', () => {
      throw new ReliabilityError(403, 'Not allowed');
    });

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'You are not among those who can read this.',
    );
  });
});
