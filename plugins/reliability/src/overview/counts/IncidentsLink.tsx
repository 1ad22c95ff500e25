import { ReactNode } from 'react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import type { ScopeMetrics } from '@afterword/plugin-reliability-common';
import { incidentsRouteRef } from '../../routes';
import { incidentsOf } from './incidentsOf';

/** Leads to the list of those incidents of the scope and the window that were counted. */
export function IncidentsLink({
  metrics,
  filters,
  children,
}: {
  readonly metrics: Pick<ScopeMetrics, 'scope' | 'window'>;
  /** What else the list is narrowed by, as its operation names it. */
  readonly filters: Readonly<Record<string, string>>;
  readonly children: ReactNode;
}) {
  const list = useRouteRef(incidentsRouteRef)?.();
  if (list === undefined) return <>{children}</>;
  return (
    <Link href={incidentsOf(list, metrics, filters)} standalone>
      {children}
    </Link>
  );
}
