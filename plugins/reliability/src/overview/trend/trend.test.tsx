import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ReliabilityError } from '@afterword/plugin-reliability-react';
import {
  aScopeMetrics,
  aTypicalDuration,
} from '../../__testUtils__/aScopeMetrics';
import { aMetricsTrend } from '../../__testUtils__/aMetricsTrend';
import { readIn } from '../../__testUtils__/readIn';
import { renderOverview } from '../../__testUtils__/renderOverview';

describe('how a figure went', () => {
  afterEach(() => jest.restoreAllMocks());

  const section = (name: string) =>
    screen.findByRole('region', { name: `${name} over time` });

  it('is shown for the figure that is chosen, which the address keeps', async () => {
    const { api, at } = renderOverview('?window=P30D');
    await section('Time to restore');

    await userEvent.click(
      screen.getByRole('button', { name: /Figure to follow/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'Incidents' }),
    );
    expect(await section('Incidents')).toBeVisible();
    expect(at.search).toBe('?window=P30D&figure=incidents');
    expect(
      api.calls.find(
        ({ operation, query }) =>
          operation === 'getMetricsTrend' &&
          query.figure === 'incidents' &&
          query.membershipChanges,
      )?.query,
    ).toEqual({
      scope: 'organisation',
      figure: 'incidents',
      trailing: 'P30D',
      step: 'P1W',
      membershipChanges: 'true',
    });
  });

  it('is a table too, and says how long one in ten takes', async () => {
    renderOverview('', {
      getMetrics: () =>
        aScopeMetrics({
          scope: 'organisation',
          figures: {
            timeToRestore: aTypicalDuration({
              state: 'ok',
              n: 129,
              p90: 9_660,
              p90Interval: [7_320, 12_600],
            }),
          },
        }),
    });

    const trend = await section('Time to restore');
    expect(
      await within(trend).findByText(/One in ten took longer than/),
    ).toHaveTextContent('2 h 41 min (2 h 2 min – 3 h 30 min), n 129.');
    await userEvent.click(
      await within(trend).findByRole('button', { name: 'Table' }),
    );
    expect(
      within(trend)
        .getAllByRole('row')
        .map(({ textContent }) => textContent?.replace(/\u00a0/g, ' ')),
    ).toEqual([
      expect.stringMatching(/Day/),
      expect.stringMatching(/Nov 23, 2026.*42 min.*31 min.*58 min.*14/),
      expect.stringMatching(/Nov 16, 2026/),
    ]);
  });

  it.each(['America/Los_Angeles', 'Pacific/Auckland'])(
    'goes by UTC days for a reader in %s too, drawn and as a table',
    async zone => {
      readIn(zone);
      renderOverview('');

      const trend = await section('Time to restore');
      expect(await within(trend).findByRole('slider')).toHaveAttribute(
        'aria-valuetext',
        expect.stringMatching(/^Nov 23, 2026/),
      );
      await userEvent.click(
        within(trend).getByRole('button', { name: 'Table' }),
      );
      expect(
        within(trend)
          .getAllByRole('row')
          .map(({ firstChild }) => firstChild?.textContent),
      ).toEqual(['Day (UTC)', 'Nov 23, 2026', 'Nov 16, 2026']);
    },
  );

  it('says when members joined and left, by name where it is one', async () => {
    renderOverview('', {
      getMetricsTrend: ({ query }) => ({
        ...aMetricsTrend(query),
        membershipChanges: [
          {
            day: '2026-11-17',
            joined: 1,
            left: 0,
            entities: ['component:default/basket'],
          },
          {
            day: '2026-11-19',
            joined: 3,
            left: 1,
            entities: ['component:default/checkout-api'],
          },
        ],
      }),
    });

    const trend = await section('Time to restore');
    expect(
      (await within(trend).findAllByText(/joined/))
        .filter(({ tagName }) => tagName === 'LI')
        .map(({ textContent }) => textContent),
    ).toEqual([
      expect.stringMatching(/Nov 17.*: basket joined$/),
      expect.stringMatching(/Nov 19.*: 3 joined, 1 left$/),
    ]);
  });

  it('has in its table what it marks', async () => {
    renderOverview('', {
      getMetricsTrend: ({ query }) => ({
        ...aMetricsTrend(query),
        membershipChanges: [
          {
            day: '2026-11-17',
            joined: 1,
            left: 0,
            entities: ['component:default/basket'],
          },
        ],
      }),
    });

    const trend = await section('Time to restore');
    await userEvent.click(
      await within(trend).findByRole('button', { name: 'Table' }),
    );
    expect(
      within(trend).getByRole('row', { name: /Nov 23, 2026.*basket joined$/ }),
    ).toBeVisible();
  });

  it.each([
    [/^CSV/, 'exportMetricsTrendCsv'],
    [/^NDJSON/, 'exportMetricsTrendNdjson'],
  ])('is saved as %s, as it is shown', async (format, operation) => {
    URL.createObjectURL = jest.fn(() => 'blob:trend');
    const { api } = renderOverview('?window=P30D&figure=incidents');

    await userEvent.click(
      within(await section('Incidents')).getByRole('button', {
        name: 'Download: Incidents over time',
      }),
    );
    await userEvent.click(
      await screen.findByRole('menuitem', { name: format }),
    );
    await waitFor(() =>
      expect(api.calls.at(-1)).toMatchObject({
        operation,
        query: {
          scope: 'organisation',
          figure: 'incidents',
          trailing: 'P30D',
          step: 'P1W',
        },
      }),
    );
  });

  it('may fail without the rest', async () => {
    renderOverview('', {
      getMetricsTrend: () => {
        throw new ReliabilityError(403, 'Not allowed');
      },
    });

    expect(
      await within(await section('Time to restore')).findByRole('alert'),
    ).toBeVisible();
    expect(await screen.findByText('n 14')).toBeVisible();
  });
});
