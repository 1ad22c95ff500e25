import { DATA_END } from '../../backend/figureData/shape';
import { serviceRef, systemRef, teamRef } from '../../shop/catalog';

const DAY = 86_400_000;

/** The window of most answers: the last 90 days of the data. */
export const WINDOW = { from: DATA_END - 90 * DAY, until: DATA_END };
/** A year of weeks: 52 points, the last one where the data end. */
export const TREND = {
  from: DATA_END - 52 * 7 * DAY,
  until: DATA_END,
  step: 7 * DAY,
  trailing: 90 * DAY,
};
export const ORGANISATION = 'organisation';

/** Services with many, with some and with few incidents. */
export function measuredServices(services: number) {
  return [
    { what: 'busy service', service: serviceRef(0) },
    {
      what: 'typical service',
      service: serviceRef(Math.floor(services / 2)),
    },
    { what: 'quiet service', service: serviceRef(services - 2) },
  ];
}

/** Scopes that hold others. */
export function measuredContainers(services: number) {
  return [
    { what: 'team', scope: teamRef(Math.floor(services / 2)) },
    { what: 'system of busy services', scope: systemRef(0) },
    { what: 'organisation', scope: ORGANISATION },
  ];
}

export function metricsPath(scope: string): string {
  return path('metrics', { scope, ...stretch(WINDOW) });
}

export function trendPath(scope: string, figure: string): string {
  return path('metrics/trend', { scope, figure, ...stretch(TREND) });
}

export function calendarPath(scope: string): string {
  const from = new Date(Date.UTC(2025, 0, 1)).toISOString();
  return path('metrics/calendar', { scope, step: 'month', from });
}

/** Ends where parameters can be added. */
export function scopesPath(): string {
  return `${path('metrics/scopes', {
    kind: 'component',
    ...stretch(WINDOW),
  })}&`;
}

export function scopesCsvPath(): string {
  return path('metrics/scopes.csv', { kind: 'component', ...stretch(WINDOW) });
}

/** The same with all that is known of each. */
export function scopesNdjsonPath(): string {
  return path('metrics/scopes.ndjson', {
    kind: 'component',
    ...stretch(WINDOW),
  });
}

/** What else there is of the organisation. */
export function otherPaths() {
  const asked = { scope: ORGANISATION, ...stretch(WINDOW) };
  return [
    {
      name: 'where commitments wait, organisation',
      path: path('metrics/waiting', { scope: ORGANISATION, kind: 'component' }),
    },
    {
      name: 'failure modes that come back, organisation',
      path: path('metrics/recurring', asked),
    },
    {
      name: 'incidents that are not known well, organisation',
      path: path('metrics/quality', asked),
    },
  ];
}

/** What the tab of an entity asks for beside its figures. */
export function tabPaths(scope: string) {
  return [
    {
      name: 'open incidents',
      path: path('incidents', {
        scope,
        kind: 'incident',
        open: 'true',
        sort: '-anchor',
        limit: '3',
        count: 'true',
      }),
    },
    {
      name: 'a year of incidents',
      path: path('incidents', {
        scope,
        from: new Date(DATA_END - 365 * DAY).toISOString(),
        limit: '200',
        sort: '-anchor',
      }),
    },
    {
      name: 'open commitments',
      path: `${path('action-items', {
        scope,
        sort: 'due',
        limit: '5',
      })}&status=committed&status=inProgress&status=ineffective`,
    },
    {
      name: 'incidents that are not known well',
      path: path('metrics/quality', {
        scope,
        ...stretch(WINDOW),
        limit: '3',
        count: 'true',
      }),
    },
    {
      name: 'deployments',
      path: path('deployments', { scope, limit: '5' }),
    },
  ];
}

function stretch({ from, until }: { from: number; until: number }) {
  return {
    from: new Date(from).toISOString(),
    until: new Date(until).toISOString(),
  };
}

function path(name: string, query: Readonly<Record<string, string>>): string {
  return `/api/reliability/${name}?${new URLSearchParams(query)}`;
}
