import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ReliabilityError } from '@afterword/plugin-reliability-react';
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

  it.each(['?window=P7D', '?from=yesterday', '?window=P30D&window=P7D'])(
    'says that %s cannot be shown until another window is chosen, and shows what it does',
    async search => {
      const api = renderReliability(
        'tab',
        aScopeMetrics(),
        {},
        anEntity(),
        search,
      );

      expect(
        await screen.findByText(
          'The address asks for days that cannot be shown. These are the last 90 days.',
        ),
      ).toBeVisible();
      expect(
        api.calls.find(({ operation }) => operation === 'getMetrics')?.query
          .window,
      ).toBe('P90D');

      await userEvent.click(screen.getByRole('button', { name: /Window/ }));
      await userEvent.click(
        await screen.findByRole('option', { name: '30 days' }),
      );
      await waitFor(() =>
        expect(screen.queryByText(/that cannot be shown/)).toBeNull(),
      );
    },
  );

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
});
