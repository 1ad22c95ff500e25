import { Route, Routes, useLocation } from 'react-router-dom';
import { screen } from '@testing-library/react';
import { Entity } from '@backstage/catalog-model';
import {
  createReliabilityCache,
  reliabilityApiRef,
  ReliabilityProvider,
} from '@afterword/plugin-reliability-react';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { OverviewRouter } from '../overview/OverviewRouter';
import { ReportRouter } from '../reports/ReportRouter';
import { rootRouteRef } from '../routes';
import { aMetricsCalendar } from './aMetricsCalendar';
import { aMetricsTrend } from './aMetricsTrend';
import { aReliabilityApi, FakeAnswer } from './aReliabilityApi';
import { aReport } from './aReport';
import { aScopeMetrics } from './aScopeMetrics';
import { scopeParts } from './aScopePart';
import { whatRecurs, whereTheyWait } from './whatRecurs';

const anEntity = (kind: string, name: string, title?: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name, namespace: 'default', title },
});

const entities = [
  anEntity('Domain', 'checkout', 'Checkout'),
  anEntity('Group', 'search-team', 'Search team'),
  anEntity('Component', 'cart', 'Cart'),
];

/** Opens the overview at an address below `/reliability/overview`: the organisation with 14 incidents in 90 days, unless told. */
export function renderOverview(
  address = '',
  answers: Readonly<Record<string, FakeAnswer>> = {},
) {
  return renderFigures(`overview${address}`, {
    getMetrics: ({ query }) => aScopeMetrics({ scope: String(query.scope) }),
    getMetricsScopes: ({ query }) =>
      scopeParts({ parent: String(query.parent) }),
    getMetricsTrend: ({ query }) => aMetricsTrend(query),
    getMetricsCalendar: ({ query }) => aMetricsCalendar(query),
    getMetricsRecurring: ({ query }) =>
      whatRecurs({ scope: String(query.scope) }),
    getMetricsWaiting: ({ query }) =>
      whereTheyWait({ scope: String(query.scope) }),
    ...answers,
  });
}

/** The figures of a scope of that name. */
export function figuresOf(name: string) {
  return screen.findByRole('region', { name: `Figures of ${name}` });
}

/** Opens the report at an address below `/reliability/report`: the same organisation, unless told. */
export function renderReport(
  address = '',
  answers: Readonly<Record<string, FakeAnswer>> = {},
) {
  return renderFigures(`report${address}`, {
    getReport: ({ query }) => aReport(String(query.scope)),
    listReportSubscriptions: () => ({ items: [], groups: [], anyGroup: false }),
    ...answers,
  });
}

function renderFigures(
  address: string,
  answers: Readonly<Record<string, FakeAnswer>>,
) {
  const api = aReliabilityApi(answers);
  const at = { pathname: '', search: '' };
  renderInTestApp(
    <ReliabilityProvider cache={createReliabilityCache()}>
      <Routes>
        <Route path="overview/*" element={<OverviewRouter />} />
        <Route path="report/*" element={<ReportRouter />} />
      </Routes>
      <Whereabouts at={at} />
    </ReliabilityProvider>,
    {
      mountPath: '/reliability',
      mountedRoutes: {
        '/reliability': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
      initialRouteEntries: [`/reliability/${address}`],
      apis: [
        [reliabilityApiRef, api],
        [catalogApiRef, catalogApiMock({ entities })],
        mockApis.identity({ userEntityRef: 'user:default/on-call-engineer' }),
      ],
    },
  );
  return { api, at };
}

/** Notes where the page is. */
function Whereabouts({
  at,
}: {
  readonly at: { pathname: string; search: string };
}) {
  Object.assign(at, useLocation());
  return null;
}
