import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { toDay } from '@afterword/plugin-reliability-common';
import { figuresOf, renderOverview } from '../../__testUtils__/renderOverview';

async function chooseWindow(name: string) {
  await userEvent.click(await screen.findByRole('button', { name: /Window/ }));
  await userEvent.click(await screen.findByRole('option', { name }));
}

describe('what the overview is of', () => {
  it('goes to a part that is chosen, and names the tab after it', async () => {
    const { api, at } = renderOverview('?window=P30D&after=x');
    const scope = await screen.findByRole('combobox', { name: 'Scope' });
    expect(scope).toHaveValue('Organisation');

    await userEvent.clear(scope);
    await userEvent.type(scope, 'cart');
    await screen.findByRole('option', { name: /Cart/ });
    expect(screen.getAllByRole('option')).toHaveLength(1);
    await userEvent.keyboard('{Enter}');

    expect(await figuresOf('cart')).toBeVisible();
    expect(scope).toHaveValue('cart');
    expect(at.search).toBe('?window=P30D&scope=component%3Adefault%2Fcart');
    expect(document.title).toContain('Reliability of cart');
    expect(
      api.calls.filter(({ operation }) => operation === 'getMetrics').at(-1)
        ?.query,
    ).toEqual({ scope: 'component:default/cart', window: 'P30D' });
  });

  it.each(['a click', 'Enter'])(
    'takes what is typed after %s in place of what it shows',
    async way => {
      renderOverview();
      const scope = await screen.findByRole('combobox', { name: 'Scope' });
      if (way === 'Enter') act(() => scope.focus());
      else await userEvent.click(scope);
      await userEvent.keyboard(way === 'Enter' ? '{Enter}cart' : 'cart');

      expect(scope).toHaveValue('cart');
      expect(await screen.findByRole('option', { name: /Cart/ })).toBeVisible();
      // Letters of their own are not taken away by a second click.
      await userEvent.click(scope);
      await userEvent.keyboard('s');
      expect(scope).toHaveValue('carts');
    },
  );

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
    expect(await figuresOf('Organisation')).toBeVisible();
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
});
