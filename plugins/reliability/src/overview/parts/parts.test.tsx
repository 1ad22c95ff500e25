import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { FigureChange } from '@afterword/plugin-reliability-common';
import { ReliabilityError } from '@afterword/plugin-reliability-react';
import {
  aScopeMetrics,
  aTypicalDuration,
} from '../../__testUtils__/aScopeMetrics';
import { aScopePart, scopeParts } from '../../__testUtils__/aScopePart';
import { onPhone } from '../../__testUtils__/onPhone';
import { renderOverview } from '../../__testUtils__/renderOverview';

const section = () => screen.findByRole('region', { name: 'Parts' });

const aChange = (verdict: FigureChange['verdict']): FigureChange => ({
  kind: 'ratio',
  estimate: 0.5,
  interval: [0.3, 0.8],
  pValue: 0.001,
  verdict,
  before: { value: 9, n: 28 },
  now: { value: 5, n: 14 },
});

/** Something of the section, not of those above. */
const ofParts = async () => within(await section());

async function rows() {
  await (await ofParts()).findByRole('link', { name: 'Checkout' });
  return (await ofParts())
    .getAllByRole('row')
    .map(({ textContent }) => textContent?.replace(/\u00a0/g, ' '));
}

describe('the parts of a scope', () => {
  it('have figures of their own, with intervals, and no order by value', async () => {
    renderOverview();

    expect(await rows()).toEqual([
      'NameIncidentsTime to restoreOpen commitments',
      'CheckoutEntity14(8–23)42 min(31–58 min) · n 14 · low confidence5 open1 overdue',
      'searchEntityNot observed yetNot observed yet0 open',
    ]);
    for (const header of screen.getAllByRole('columnheader')) {
      expect(header).not.toHaveAttribute('aria-sort');
    }
  });

  it('lead to the same page about them, and to the catalog', async () => {
    renderOverview('?window=P30D&kind=domain&after=x');

    expect(
      await (await ofParts()).findByRole('link', { name: 'Checkout' }),
    ).toHaveAttribute(
      'href',
      '/reliability/overview?window=P30D&scope=domain%3Adefault%2Fcheckout',
    );
    expect(
      screen.getByRole('link', { name: 'Entity page of Checkout' }),
    ).toHaveAttribute('href', '/catalog/default/domain/checkout');
  });

  it('are of the kind that is chosen, in pages', async () => {
    const { api, at } = renderOverview('', {
      getMetricsScopes: ({ query }) =>
        scopeParts({
          kind: query.kind === 'system' ? 'system' : 'domain',
          page: { next: 'more' },
        }),
    });

    await userEvent.click(
      await (await ofParts()).findByRole('button', { name: /Kind of part/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'Systems (5)' }),
    );
    await waitFor(() => expect(at.search).toBe('?kind=system'));
    await userEvent.click(await screen.findByRole('button', { name: 'Next' }));
    await waitFor(() => expect(at.search).toBe('?kind=system&after=more'));
    expect(api.calls.at(-1)?.query).toMatchObject({
      parent: 'organisation',
      kind: 'system',
      window: 'P90D',
      cursor: 'more',
    });
  });

  it('are those that surely changed, where only they are asked for', async () => {
    const { incidents } = aScopeMetrics().figures;
    const changed = aScopePart({
      figures: {
        incidents: {
          ...incidents,
          change: aChange('lower'),
        } as typeof incidents,
        timeToRestore: aTypicalDuration({ change: aChange('noSureChange') }),
      },
    });
    const { api, at } = renderOverview('?kind=system&after=x', {
      getMetricsScopes: ({ query }) =>
        scopeParts({
          kind: 'system',
          ...(query.changed === 'true'
            ? { items: [changed], page: { total: 1 } }
            : {}),
        }),
    });

    await userEvent.click(
      await (
        await ofParts()
      ).findByRole('switch', { name: 'Only what surely changed' }),
    );

    await waitFor(async () =>
      expect((await rows())[1]).toContain('14(8–23) · ↓ lower than before'),
    );
    expect((await rows())[1]).toContain('no sure change');
    // It comes last, where a line that does not wrap is cut off.
    for (const verdict of ['↓ lower than before', 'no sure change']) {
      expect(
        (await ofParts()).getByText(verdict, { exact: false }).closest('td'),
      ).toHaveAttribute('data-wraps', 'true');
    }
    expect(at.search).toBe('?kind=system&changed=true');
    expect(api.calls.at(-1)?.query).toEqual({
      parent: 'organisation',
      window: 'P90D',
      kind: 'system',
      changed: 'true',
    });
    expect(
      (await ofParts()).getByText(/one in twenty at most is here by chance/),
    ).toBeInTheDocument();
  });

  it('say so where none of them surely changed', async () => {
    renderOverview('?changed=true', {
      getMetricsScopes: () => scopeParts({ items: [] }),
    });

    expect(
      await (await ofParts()).findByText('Nothing surely changed'),
    ).toBeInTheDocument();
  });

  it.each([
    [/^CSV/, 'exportMetricsScopesCsv'],
    [/^NDJSON/, 'exportMetricsScopesNdjson'],
  ])('are saved as %s, all of the kind', async (format, operation) => {
    URL.createObjectURL = jest.fn(() => 'blob:parts');
    const { api } = renderOverview('?window=P365D&kind=system');

    await userEvent.click(
      within(await section()).getByRole('button', {
        name: 'Download: Parts',
      }),
    );
    await userEvent.click(
      await screen.findByRole('menuitem', { name: format }),
    );
    await waitFor(() =>
      expect(api.calls.at(-1)).toMatchObject({
        operation,
        query: { parent: 'organisation', kind: 'system', window: 'P365D' },
      }),
    );
  });

  it('are saved alone where only they are shown that surely changed', async () => {
    URL.createObjectURL = jest.fn(() => 'blob:parts');
    const { api } = renderOverview('?changed=true');

    await userEvent.click(
      (await ofParts()).getByRole('button', { name: 'Download: Parts' }),
    );
    await userEvent.click(
      await screen.findByRole('menuitem', { name: /^CSV/ }),
    );
    await waitFor(() =>
      expect(api.calls.at(-1)).toMatchObject({
        operation: 'exportMetricsScopesCsv',
        query: { parent: 'organisation', changed: 'true' },
      }),
    );
  });

  it('say of how low confidence a figure of few is, also where some are not known', async () => {
    renderOverview('', {
      getMetricsScopes: () =>
        scopeParts({
          items: [
            aScopePart({
              figures: {
                ...aScopePart().figures,
                timeToRestore: aTypicalDuration({
                  n: 8,
                  coverage: { known: 8, total: 9 },
                }),
              },
              commitments: null,
            }),
          ],
        }),
    });

    expect((await rows())[1]).toContain(
      '42 min(31–58 min) · n 8 · 1 of 9 not known · low confidence',
    );
  });

  it('say in words why there is no figure', async () => {
    renderOverview('', {
      getMetricsScopes: () =>
        scopeParts({
          unreadable: 2,
          items: [
            aScopePart({
              figures: {
                ...aScopePart().figures,
                timeToRestore: aTypicalDuration({
                  state: 'ok',
                  median: null,
                  interval: [7_200, null],
                  n: 30,
                }),
              },
              commitments: null,
            }),
          ],
        }),
    });

    expect(await rows()).toEqual([
      'NameIncidentsTime to restore',
      'CheckoutEntity14(8–23)> 2 h(2 h or more) · n 30',
    ]);
    expect(await section()).toHaveTextContent('2 more that you cannot see');
  });

  it('are taught about where there are none', async () => {
    renderOverview('', {
      getMetricsScopes: () => scopeParts({ kind: null, kinds: [], items: [] }),
    });

    expect(await screen.findByText('Nothing belongs to it yet')).toBeVisible();
    expect(
      (await ofParts()).queryByRole('button', { name: /^Download/ }),
    ).toBeNull();
  });

  it('are nothing that a component has', async () => {
    const { api } = renderOverview('?scope=component:default/cart');

    await screen.findByText('n 14');
    expect(screen.queryByRole('region', { name: 'Parts' })).toBeNull();
    expect(api.calls.map(({ operation }) => operation)).not.toContain(
      'getMetricsScopes',
    );
  });

  it('may fail without the rest', async () => {
    renderOverview('', {
      getMetricsScopes: () => {
        throw new ReliabilityError(403, 'Not allowed');
      },
    });

    expect(await within(await section()).findByRole('alert')).toBeVisible();
    expect(await screen.findByText('n 14')).toBeVisible();
  });
});

describe('on a phone', () => {
  onPhone();

  it('the parts stand below one another', async () => {
    renderOverview();

    await (await ofParts()).findByRole('link', { name: 'Checkout' });
    const list = await screen.findByRole('list', { name: 'Parts' });
    expect(within(list).getAllByRole('listitem')[0]).toHaveTextContent(
      /Checkout.*14.*42 min.*5 open/,
    );
  });
});
