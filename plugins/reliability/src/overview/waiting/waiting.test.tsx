import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aScopeMetrics } from '../../__testUtils__/aScopeMetrics';
import { renderOverview } from '../../__testUtils__/renderOverview';
import { whereTheyWait } from '../../__testUtils__/whatRecurs';

const section = () =>
  screen.findByRole('region', { name: 'Where commitments wait' });

describe('where commitments wait', () => {
  it('is told of each part, from A to Z, with a way to the commitments', async () => {
    renderOverview();

    const list = await screen.findByRole('list', {
      name: 'Where commitments wait',
    });
    expect(
      within(list)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent?.replace(/\u00a0/g, ' ')),
    ).toEqual([
      expect.stringMatching(
        /^Checkout6 open, 1 overdue, median age 21 d \(5–47\)/,
      ),
      expect.stringMatching(/^search0 open/),
    ]);
    expect(
      within(list).getByRole('link', { name: 'Checkout' }),
    ).toHaveAttribute(
      'href',
      expect.stringMatching(
        /^\/reliability\/action-items\?scope=domain%3Adefault%2Fcheckout&status=committed/,
      ),
    );
    expect(await section()).toHaveTextContent(
      'Of 1 it is not known since when it is promised.',
    );
  });

  it('is of the same kind of parts as their figures', async () => {
    const { api, at } = renderOverview();

    await userEvent.click(
      await within(await section()).findByRole('button', {
        name: /Kind of part/,
      }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'Systems (5)' }),
    );
    await waitFor(() => expect(at.search).toBe('?kind=system'));
    for (const operation of ['getMetricsWaiting', 'getMetricsScopes']) {
      expect(
        api.calls.filter(call => call.operation === operation).at(-1)?.query
          .kind,
      ).toBe('system');
    }
  });

  it('is not said to be nowhere while there are more parts', async () => {
    const nobody = whereTheyWait().items.map(part => ({
      ...part,
      open: 0,
      marks: [],
    }));
    renderOverview('', {
      getMetricsWaiting: () =>
        whereTheyWait({ items: nobody, page: { next: 'more' } }),
    });

    expect(
      await within(await section()).findByRole('button', { name: 'Next' }),
    ).toBeEnabled();
    expect(await section()).not.toHaveTextContent('Nothing waits here');
  });

  it('goes on in pages', async () => {
    const { api } = renderOverview('', {
      getMetricsWaiting: () => whereTheyWait({ page: { next: 'more' } }),
    });

    await userEvent.click(
      await within(await section()).findByRole('button', { name: 'Next' }),
    );
    await waitFor(() =>
      expect(api.calls.at(-1)?.query).toMatchObject({ cursor: 'more' }),
    );
  });

  it.each([
    [/^CSV/, 'exportMetricsWaitingCsv'],
    [/^NDJSON/, 'exportMetricsWaitingNdjson'],
  ])('is saved as %s, on all pages', async (format, operation) => {
    URL.createObjectURL = jest.fn(() => 'blob:waiting');
    const { api } = renderOverview('?kind=system');

    await userEvent.click(
      within(await section()).getByRole('button', {
        name: 'Download: Where commitments wait',
      }),
    );
    await userEvent.click(
      await screen.findByRole('menuitem', { name: format }),
    );
    await waitFor(() =>
      expect(api.calls.at(-1)).toMatchObject({
        operation,
        query: { scope: 'organisation', kind: 'system' },
      }),
    );
  });

  it('says so where nothing waits', async () => {
    renderOverview('', {
      getMetricsWaiting: () =>
        whereTheyWait({ items: whereTheyWait().items.slice(1) }),
    });

    expect(await screen.findByText('Nothing waits here')).toBeVisible();
  });

  it.each([
    ['somebody may not see action items', '', { commitments: null }],
    ['a component has no parts', '?scope=component:default/cart', {}],
  ])('is left out where %s', async (_why, address, given) => {
    renderOverview(address, {
      getMetrics: ({ query }) =>
        aScopeMetrics({ scope: String(query.scope), ...given }),
    });

    await screen.findByText('n 14');
    await waitFor(() =>
      expect(
        screen.queryByRole('region', { name: 'Where commitments wait' }),
      ).toBeNull(),
    );
  });
});
