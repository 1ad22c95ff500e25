import { Route, Routes } from 'react-router-dom';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  createReliabilityCache,
  ReliabilityApi,
  reliabilityApiRef,
  ReliabilityProvider,
} from '@afterword/plugin-reliability-react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { aProblem, anIncidentToMend } from '../__testUtils__/anIncidentToMend';
import { aReliabilityApi, FakeCall } from '../__testUtils__/aReliabilityApi';
import { onPhone } from '../__testUtils__/onPhone';
import { rootRouteRef } from '../routes';
import { QualityRouter } from './QualityRouter';

const ACKNOWLEDGED = anIncidentToMend({
  key: 'INC-7',
  title: 'Search was slow',
  problems: [
    aProblem({
      field: 'acknowledged',
      message: {
        code: 'notKnown',
        values: { point: { code: 'acknowledged', values: {} } },
      },
      figures: ['timeToAcknowledge'],
    }),
    aProblem({
      kind: 'longOpen',
      field: 'resolved',
      message: { code: 'longOpen', values: { count: 42 } },
      figures: ['timeToResolve'],
    }),
  ],
});

function aList() {
  return aReliabilityApi({
    getMetricsQuality: ({ query }: FakeCall) => {
      if (query.count) return { items: [], page: { total: 2 } };
      if (query.cursor === 'second') {
        return { items: [ACKNOWLEDGED], page: {} };
      }
      return { items: [anIncidentToMend()], page: { next: 'second' } };
    },
  });
}

const nothing = () =>
  aReliabilityApi({
    getMetricsQuality: () => ({ items: [], page: { total: 0 } }),
  });

function renderQuality(api: ReliabilityApi, search = '') {
  return renderInTestApp(
    <ReliabilityProvider cache={createReliabilityCache()}>
      <Routes>
        <Route path="quality/*" element={<QualityRouter />} />
        <Route path="incidents/:key" element={<p>an incident</p>} />
      </Routes>
    </ReliabilityProvider>,
    {
      mountPath: '/reliability',
      mountedRoutes: {
        '/reliability': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
      initialRouteEntries: [`/reliability/quality${search}`],
      apis: [
        [reliabilityApiRef, api],
        [catalogApiRef, catalogApiMock({ entities: [] })],
      ],
    },
  );
}

describe('what figures do not know', () => {
  it('is said in a sentence, and listed with the way to mend each', async () => {
    renderQuality(aList());

    expect(
      await screen.findByText(
        '2 incidents in the last 90 days lack something that figures need, or say what cannot be right.',
      ),
    ).toBeInTheDocument();
    const row = await screen.findByRole('row', {
      name: /Card payments failed/,
    });
    expect(row).toHaveTextContent(
      'It is resolved, and nobody has said when its impact ended.',
    );
    expect(row).toHaveTextContent('Time to restore');
    expect(
      within(row).getByRole('link', { name: 'Mend INC-12' }),
    ).toHaveAttribute('href', '/reliability/incidents/INC-12#time-mitigated');
  });

  it('goes on page by page, and tells what is missing from what is doubtful', async () => {
    renderQuality(aList());

    await userEvent.click(await screen.findByRole('button', { name: 'Next' }));
    const row = await screen.findByRole('row', { name: /Search was slow/ });
    expect(row).toHaveTextContent('Not known: when it was acknowledged.');
    expect(row).toHaveTextContent('Open for 42 days. Is it over?');
    expect(within(row).getByText('Time to acknowledge')).toBeInTheDocument();
    expect(
      within(row).getByText('Time to resolve, doubtful'),
    ).toBeInTheDocument();
  });

  it('asks for what the address says', async () => {
    const api = aList();
    renderQuality(
      api,
      '?scope=component%3Adefault%2Fcheckout&window=P365D&figure=timeToRestore',
    );

    expect(await screen.findByText(/in the last 365 days/)).toBeInTheDocument();
    expect(api.calls[0].query).toMatchObject({
      scope: 'component:default/checkout',
      window: 'P365D',
      figure: 'timeToRestore',
    });
  });

  it('says so where nothing is left to mend, also of a scope', async () => {
    renderQuality(nothing(), '?scope=component%3Adefault%2Fcheckout');

    expect(await screen.findByText('Nothing to mend')).toBeInTheDocument();
    expect(
      screen.getByText(
        'No incident in the last 90 days lacks anything that figures need.',
      ),
    ).toBeInTheDocument();
  });

  it('finds nothing of one figure as every list does', async () => {
    renderQuality(nothing(), '?figure=timeToDetect');

    expect(
      await screen.findByRole('button', { name: 'Clear filters' }),
    ).toBeInTheDocument();
  });

  it('says that the days of a mistyped address cannot be shown', async () => {
    renderQuality(aList(), '?window=P7Y');

    expect(await screen.findByText(/cannot be shown/)).toBeVisible();
  });

  it('is saved as CSV, as the filters have it', async () => {
    const api = aList();
    renderQuality(api, '?window=P30D');

    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Download: What figures do not know',
      }),
    );
    await userEvent.click(
      await screen.findByRole('menuitem', { name: /^CSV/ }),
    );
    expect(api.calls.map(({ operation }) => operation)).toContain(
      'exportMetricsQualityCsv',
    );
  });
});

describe('what figures do not know, on a phone', () => {
  onPhone();

  it('is all there', async () => {
    renderQuality(aList());

    expect(
      await screen.findByText(/nobody has said when its impact ended/),
    ).toBeInTheDocument();
    const list = screen.getByRole('list', { name: 'What figures do not know' });
    expect(
      within(list).getByRole('link', { name: 'Mend INC-12' }),
    ).toBeInTheDocument();
  });
});
