import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ReliabilityError } from '@afterword/plugin-reliability-react';
import { aDeploymentSummary } from '../__testUtils__/aDeployment';
import { aCommitment } from '../__testUtils__/anActionItem';
import { anIncident } from '../__testUtils__/anIncident';
import { anIncidentToMend } from '../__testUtils__/anIncidentToMend';
import { aPostmortemSummary } from '../__testUtils__/aPostmortem';
import {
  aChangeRate,
  aQuietScope,
  aScopeMetrics,
  aTypicalDuration,
  nothingObserved,
} from '../__testUtils__/aScopeMetrics';
import {
  anEntity,
  renderReliability,
} from '../__testUtils__/renderReliability';

describe('the reliability tab', () => {
  it('opens with one sentence, and says what was counted', async () => {
    renderReliability('tab', aScopeMetrics());

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
    renderReliability('tab', aScopeMetrics());

    const figures = await screen.findByRole('region', {
      name: 'Figures of Checkout, 90 days',
    });
    const text = (await within(figures).findByText('n 14'))
      .closest('dl')
      ?.textContent?.replace(/\u00a0/g, ' ');
    expect(text).toContain('42 min31–58 min, 95 %n 14 · low confidence');
    expect(text).toContain('6 min4–9 min, 95 %n 12 · 2 of 14 not known');
    expect(text).toContain(
      '14 +3 near misses8–23 in 90 days, 95 %1 Sev-1 · 4 Sev-2 · 9 Sev-3 · 1 drill · 4.7 per 30 days',
    );
    expect(text).toContain('9 of 1152–95 %, 95 %1 overdue of 5 open');
  });

  it('draws how each figure went, once the figures are there', async () => {
    let answer: (metrics: unknown) => void = () => {};
    const api = renderReliability(
      'tab',
      () =>
        new Promise(resolve => {
          answer = resolve;
        }),
    );
    const trends = () =>
      api.calls.filter(({ operation }) => operation === 'getMetricsTrend');

    await screen.findByRole('region', { name: /Figures of Checkout/ });
    expect(trends()).toEqual([]);

    answer(aScopeMetrics({ figures: { changeFailureRate: null } }));
    const restored = (await screen.findByText('n 14')).closest('div');
    await waitFor(() =>
      expect(restored?.querySelector('svg circle')).toBeInTheDocument(),
    );
    expect(trends().map(({ query }) => query.figure)).toEqual([
      'timeToRestore',
      'timeToDetect',
      'incidents',
      'commitmentsOnTime',
    ]);
    expect(trends()[0].query).toMatchObject({ trailing: 'P90D', step: 'P1W' });
  });

  const rate = {
    definition: 'changeFailureRate',
    unit: 'ratio',
  } as const;
  it.each([
    [aChangeRate(), /7\.1 %3–15 %, 95 %6 of 84 · 13 of 14 attributed/],
    [
      aChangeRate({ state: 'lowConfidence', k: 1, n: 12 }),
      /1 of 123–15 %, 95 %low confidence/,
    ],
    [
      {
        ...rate,
        state: 'unattributed',
        coverage: { known: 3, total: 14 },
      } as const,
      /Too little is known3 of 14 attributed/,
    ],
    [{ ...rate, state: 'none' } as const, /Nothing was deployed/],
    [{ ...rate, state: 'notObserved' } as const, /No deployments reported/],
  ])(
    'says how many changes failed, or why it cannot: %#',
    async (figure, words) => {
      renderReliability(
        'tab',
        aScopeMetrics({ figures: { changeFailureRate: figure } }),
      );

      await screen.findByText('n 14');
      expect(
        screen.getByText('Change failure rate').closest('div'),
      ).toHaveTextContent(words);
    },
  );

  it('leaves out changes for whoever may not see deployments', async () => {
    renderReliability(
      'tab',
      aScopeMetrics({ figures: { changeFailureRate: null } }),
    );

    await screen.findByText('n 14');
    expect(screen.queryByText('Change failure rate')).toBeNull();
  });

  it('says when a median is not reached yet', async () => {
    renderReliability(
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
    expect(screen.getByText('2 h or more,')).toBeInTheDocument();
    expect(screen.getByText('6 still open').parentElement).toHaveTextContent(
      'n 14 · 6 still open · low confidence',
    );
  });

  it('says that silence is not reliability where nothing was ever reported', async () => {
    const api = renderReliability('tab', nothingObserved());

    expect(
      await screen.findByText(/so nothing can be said about its reliability/),
    ).toBeInTheDocument();
    // Tiles and, below them, the figures without one.
    expect(screen.getAllByText('Not observed yet')).toHaveLength(6);
    expect(
      api.calls
        .filter(({ operation }) => operation === 'getMetricsTrend')
        .map(({ query }) => query.figure),
    ).toEqual(['changeFailureRate', 'commitmentsOnTime']);
    expect(screen.queryByText('0')).not.toBeInTheDocument();
  });

  it('says zero, with its interval, where nothing happened', async () => {
    renderReliability('tab', aQuietScope());

    expect(
      await screen.findByText(
        'No incidents in 90 days of watching (0–4). 2 near misses were reported.',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText('0')).toBeInTheDocument();
  });

  it('asks for another window, and keeps it in the address', async () => {
    const api = renderReliability('tab', aScopeMetrics());
    await screen.findByText('n 14');

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
    renderReliability(
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

  it('lists the latest deployments, with the way to all of them', async () => {
    renderReliability('tab', aScopeMetrics(), {
      listDeployments: () => ({
        items: [
          aDeploymentSummary({
            failures: [{ key: 'INC-142', title: 'Card payments failed' }],
          }),
        ],
        page: { total: 84 },
      }),
    });

    expect(await screen.findByRole('link', { name: '1.4.2' })).toHaveAttribute(
      'href',
      '/reliability/deployments/DEP-12',
    );
    expect(screen.getByRole('link', { name: 'INC-142' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'All 84' })).toHaveAttribute(
      'href',
      expect.stringMatching(/^\/reliability\/deployments\?scope=/),
    );
  });

  it('lists what is promised and what was written', async () => {
    const api = renderReliability('tab', aScopeMetrics(), {
      listActionItems: () => ({
        items: [aCommitment({ title: 'Runbook for failover' })],
        page: {},
      }),
      listPostmortems: () => ({
        items: [
          aPostmortemSummary({
            commitments: { candidates: 0, total: 3, verified: 2, open: 1 },
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
    ).toMatchObject({
      status: ['committed', 'inProgress', 'ineffective'],
      sort: 'due',
    });
    expect(
      screen.getByRole('link', { name: 'All action items' }),
    ).toHaveAttribute('href', expect.not.stringContaining('status='));
  });

  it('leads to all open commitments where there are more than it lists', async () => {
    renderReliability(
      'tab',
      aScopeMetrics({ commitments: { open: 8, overdue: 1, dueSoon: 2 } }),
      { listActionItems: () => ({ items: [aCommitment()], page: {} }) },
    );

    expect(
      await screen.findByRole('link', { name: 'All 8 open ones' }),
    ).toHaveAttribute(
      'href',
      expect.stringMatching(
        /action-items\?scope=component.*&status=committed&status=inProgress&status=ineffective$/,
      ),
    );
  });

  it('reports a near miss for the entity at hand', async () => {
    const entity = anEntity();
    const api = renderReliability(
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

  it('reports an incident for the entity at hand', async () => {
    const entity = anEntity();
    const ref = `component:default/${entity.metadata.name}`;
    const api = renderReliability(
      'tab',
      aScopeMetrics(),
      { createIncident: () => anIncident({ key: 'INC-200' }) },
      entity,
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Report an incident' }),
    );
    const dialog = within(
      await screen.findByRole('dialog', { name: 'Report an incident' }),
    );
    await userEvent.type(
      dialog.getByRole('textbox', { name: 'What is happening?' }),
      'Nobody could pay',
    );
    await userEvent.click(
      dialog.getByRole('button', { name: 'Report incident' }),
    );

    await waitFor(() =>
      expect(
        api.calls.find(({ operation }) => operation === 'createIncident')?.body,
      ).toMatchObject({ title: 'Nobody could pay', entities: [{ ref }] }),
    );
  });

  it('asks which part of a team it was', async () => {
    renderReliability('tab', aScopeMetrics(), {}, anEntity('Group'));

    await userEvent.click(
      await screen.findByRole('button', { name: 'Report a near miss' }),
    );

    expect(
      await screen.findByRole('combobox', { name: /Where was it/ }),
    ).toBeInTheDocument();
  });

  it('opens a postmortem about one of the latest events, first what nobody wrote about', async () => {
    const api = renderReliability('tab', aScopeMetrics(), {
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

  it('lists what its figures do not know, and leads to all of it', async () => {
    const api = renderReliability(
      'tab',
      aScopeMetrics({
        figures: {
          timeToRestore: aTypicalDuration({
            notes: { unknown: 1, impossible: 0, early: 0, longOpen: 0 },
          }),
        },
      }),
      {
        getMetricsQuality: () => ({
          items: [anIncidentToMend()],
          page: { total: 7 },
        }),
      },
    );

    const list = await screen.findByRole('grid', {
      name: 'What figures do not know',
    });
    expect(
      within(list).getByRole('link', { name: 'Mend INC-12' }),
    ).toHaveAttribute('href', '/reliability/incidents/INC-12');
    const [asked] = api.calls.filter(
      ({ operation }) => operation === 'getMetricsQuality',
    );
    const all = screen.getByRole('link', { name: 'All 7' });
    expect(all).toHaveAttribute(
      'href',
      `/reliability/quality?${new URLSearchParams({
        scope: String(asked.query.scope),
        window: 'P90D',
      })}`,
    );
  });

  it('asks for nothing to mend where its figures know all', async () => {
    const api = renderReliability('tab', aScopeMetrics());

    await screen.findByText('n 14');
    expect(api.calls.map(({ operation }) => operation)).not.toContain(
      'getMetricsQuality',
    );
  });
});
