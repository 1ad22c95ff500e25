import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { toDay } from '@afterword/plugin-reliability-common';
import { ReliabilityError } from '@afterword/plugin-reliability-react';
import { aFewIncidents } from '../__testUtils__/aFewIncidents';
import { aScopeMetrics, nothingObserved } from '../__testUtils__/aScopeMetrics';
import { renderOverview } from '../__testUtils__/renderOverview';

const figures = (name: string) =>
  screen.findByRole('region', { name: `Figures of ${name}` });

async function chooseWindow(name: string) {
  await userEvent.click(await screen.findByRole('button', { name: /Window/ }));
  await userEvent.click(await screen.findByRole('option', { name }));
}

describe('the overview', () => {
  it('opens with a sentence about the organisation, and says what was counted', async () => {
    const { api } = renderOverview();

    expect(
      await screen.findByText(/Half of the 14 incidents/),
    ).toHaveTextContent(
      'Half of the 14 incidents in the last 90 days were restored within 42 minutes (31–58).',
    );
    expect(screen.getByText(/of the 1 observed entities, since/)).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'How are these figures made?' }),
    ).toHaveAttribute('href', '/reliability/overview/definitions');
    expect(
      api.calls.find(({ operation }) => operation === 'getMetrics')?.query,
    ).toEqual({ scope: 'organisation', window: 'P90D' });
    expect(document.title).toContain('Reliability of the organisation');
  });

  it('gives each figure its interval and what it rests on', async () => {
    renderOverview();

    await screen.findByText('n 14');
    expect(await figures('Organisation')).toHaveTextContent(
      /Time to restore42 min31–58 min, 95 %n 14.*Time to detect6 min.*Incidents14 \+3 near misses8–23 in 90 days.*Commitments on time9 of 11/,
    );
  });

  it('stops waiting for small charts that cannot be loaded', async () => {
    renderOverview('', {
      getMetricsTrend: () => {
        throw new ReliabilityError(403, 'Not allowed');
      },
    });

    await screen.findByText('n 14');
    const region = await figures('Organisation');
    await waitFor(() =>
      expect(region.querySelectorAll('[class*="block"]')).toHaveLength(0),
    );
  });

  it('goes to a part that is chosen, and names the tab after it', async () => {
    const { api, at } = renderOverview('?window=P30D&after=x');
    const scope = await screen.findByRole('combobox', { name: 'Scope' });
    expect(scope).toHaveValue('Organisation');

    await userEvent.clear(scope);
    await userEvent.type(scope, 'cart');
    await screen.findByRole('option', { name: /Cart/ });
    expect(screen.getAllByRole('option')).toHaveLength(1);
    await userEvent.keyboard('{Enter}');

    expect(await figures('cart')).toBeVisible();
    expect(scope).toHaveValue('cart');
    expect(at.search).toBe('?window=P30D&scope=component%3Adefault%2Fcart');
    expect(document.title).toContain('Reliability of cart');
    expect(
      api.calls.filter(({ operation }) => operation === 'getMetrics').at(-1)
        ?.query,
    ).toEqual({ scope: 'component:default/cart', window: 'P30D' });
  });

  it('suggests the organisation, domains and teams before anything is typed', async () => {
    const { at } = renderOverview('?scope=component:default/cart');
    const scope = await screen.findByRole('combobox', { name: 'Scope' });
    await waitFor(() => expect(scope).toHaveValue('cart'));

    await userEvent.clear(scope);
    await screen.findByRole('option', { name: /Checkout/ });
    expect(
      (await screen.findAllByRole('option')).map(
        ({ textContent }) => textContent,
      ),
    ).toEqual(
      expect.arrayContaining([
        'Organisation',
        'CheckoutDomain',
        'Search teamGroup',
      ]),
    );
    await userEvent.click(screen.getByRole('option', { name: 'Organisation' }));
    expect(await figures('Organisation')).toBeVisible();
    expect(at.search).toBe('');
  });

  it.each(['a click', 'Enter'])(
    'offers other scopes at %s in their field',
    async way => {
      renderOverview('?scope=domain:default/checkout');
      const scope = await screen.findByRole('combobox', { name: 'Scope' });
      await waitFor(() => expect(scope).toHaveValue('checkout'));
      const press = {
        'a click': () => userEvent.click(scope),
        Enter: async () => {
          act(() => scope.focus());
          expect(scope).toHaveAttribute('aria-expanded', 'false');
          await userEvent.keyboard('{Enter}');
        },
      }[way];
      await press?.();

      expect(
        await screen.findByRole('option', { name: 'Organisation' }),
      ).toBeVisible();
      await userEvent.tab();
      expect(scope).toHaveValue('checkout');
    },
  );

  it('asks for another window, and keeps it in the address', async () => {
    const { api, at } = renderOverview();

    await chooseWindow('365 days');
    await waitFor(() => expect(at.search).toBe('?window=P365D'));
    expect(api.calls.map(({ query }) => query.window)).toContain('P365D');
  });

  it('offers other days from those that are shown', async () => {
    renderOverview('?window=P30D');

    await chooseWindow('Other days');
    const now = Date.now();
    expect(screen.getByLabelText('First day (UTC)')).toHaveValue(
      toDay(now - 30 * 86_400_000),
    );
    expect(screen.getByLabelText('Last day (UTC)')).toHaveValue(toDay(now));
  });

  it('asks for other days once they make sense', async () => {
    const { api, at } = renderOverview();

    await chooseWindow('Other days');
    const show = screen.getByRole('button', { name: 'Show these days' });
    const first = screen.getByLabelText('First day (UTC)');
    const last = screen.getByLabelText('Last day (UTC)');
    await userEvent.clear(first);
    await userEvent.click(show);
    expect(screen.getByText('Which day does it begin with?')).toBeVisible();

    await userEvent.type(first, '2026-02-01');
    await userEvent.clear(last);
    await userEvent.type(last, '2026-01-31');
    await userEvent.click(show);
    expect(screen.getByText('It ends before it begins.')).toBeVisible();

    await userEvent.clear(last);
    await userEvent.type(last, '2150-01-31');
    await userEvent.click(show);
    expect(
      screen.getByText('This day is still to come. Today is the latest.'),
    ).toBeVisible();
    expect(at.search).toBe('');

    await userEvent.clear(last);
    await userEvent.click(show);
    await waitFor(() => expect(at.search).toContain('from=2026-0'));
    expect(at.search).not.toContain('until');
    expect(
      api.calls.filter(({ operation }) => operation === 'getMetrics').at(-1)
        ?.query,
    ).toEqual({
      scope: 'organisation',
      from: expect.stringMatching(/^2026-02-01T00:00:00Z/),
    });
  });

  it.each([
    '?window=P7D',
    '?until=2026-01-01T00:00:00Z',
    '?from=2026-01-01T00:00:00Z&until=2026-01-01T00:00:00Z',
    '?from=2026-01-02T00:00:00Z&until=2026-01-01T00:00:00Z',
    '?from=2150-01-01T00:00:00Z',
    '?from=yesterday',
  ])('says that %s cannot be shown, and shows what it does', async address => {
    const { api, at } = renderOverview(`${address}&figure=timeToDetect`);

    expect(
      await screen.findByText(/asks for days that cannot be shown/),
    ).toBeVisible();
    expect(
      api.calls.find(({ operation }) => operation === 'getMetrics')?.query,
    ).toEqual({ scope: 'organisation', window: 'P90D' });
    expect(at.search).toBe('?figure=timeToDetect');
    expect(screen.getByText(/that cannot be shown/)).toBeVisible();

    await chooseWindow('365 days');
    await waitFor(() =>
      expect(screen.queryByText(/that cannot be shown/)).toBeNull(),
    );
  });

  it('lists the incidents where they are too few, and where to find the rest', async () => {
    renderOverview('', {
      getMetrics: () => ({
        ...aFewIncidents(),
        scope: 'organisation',
      }),
    });

    const few = await screen.findByRole('region', {
      name: 'The incidents themselves',
    });
    expect(
      within(few).getByRole('link', { name: 'Search results were stale' }),
    ).toHaveAttribute('href', '/reliability/incidents/INC-3');
    expect(few).toHaveTextContent(/3 h 10 min.*48 min.*end not known/);
  });

  it('offers three ways to begin where nothing was ever reported', async () => {
    renderOverview('', {
      getMetrics: () => ({ ...nothingObserved(), scope: 'organisation' }),
    });

    const begin = await screen.findByRole('region', {
      name: 'Three ways to begin',
    });
    expect(within(begin).getAllByRole('listitem')).toHaveLength(3);
    expect(within(begin).getByRole('link', { name: 'Import' })).toHaveAttribute(
      'href',
      '/reliability/import',
    );
    await userEvent.click(
      within(begin).getByRole('button', { name: 'Report an incident' }),
    );
    expect(await screen.findByRole('dialog')).toBeVisible();
    expect(
      screen.queryByRole('region', { name: 'Incidents by severity' }),
    ).toBeNull();
  });

  it('counts incidents by severity, and beside them what is none', async () => {
    renderOverview('?scope=domain:default/checkout');

    const counts = await screen.findByRole('region', {
      name: 'Incidents by severity',
    });
    await within(counts).findByText('Sev-1');
    expect(
      within(counts)
        .getAllByRole('row')
        .map(({ textContent }) => textContent),
    ).toEqual([
      'SeverityIncidents',
      'Sev-11',
      'Sev-24',
      'Sev-39',
      'Sev-40',
      'Sev-50',
    ]);
    expect(within(counts).getByRole('link', { name: 'Sev-1' })).toHaveAttribute(
      'href',
      '/reliability/incidents?scope=domain%3Adefault%2Fcheckout&from=2026-08-25T00%3A00%3A00Z&to=2026-11-23T00%3A00%3A00Z&counted=true&severity=sev1',
    );
    expect(
      screen.getByRole('region', { name: 'Reported beside them' }),
    ).toHaveTextContent(/is not worse.*Near misses3.*Drills1.*Maintenance0/);
  });

  it('leaves out commitments for whoever may not see action items', async () => {
    renderOverview('', {
      getMetrics: () => {
        const metrics = aScopeMetrics({ scope: 'organisation' });
        return {
          ...metrics,
          figures: { ...metrics.figures, commitmentsOnTime: null },
          commitments: null,
        };
      },
    });

    await screen.findByText('n 14');
    expect(await figures('Organisation')).not.toHaveTextContent('Commitments');
  });

  it('says that figures could not be loaded, and can be asked again', async () => {
    let isUp = false;
    renderOverview('', {
      getMetrics: () => {
        if (!isUp) throw new ReliabilityError(403, 'Not allowed');
        return aScopeMetrics({ scope: 'organisation' });
      },
    });

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The figures could not be loaded',
    );
    isUp = true;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('n 14')).toBeVisible();
  });
});
