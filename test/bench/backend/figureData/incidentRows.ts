import { drawn, skewedBelow } from './drawn';
import { DATA_END, DATA_START, FigureShape, RECENT_START } from './shape';

const MINUTE = 60_000;
const DAY = 86_400_000;
/** What nobody has ended is not older. */
const OPEN_SINCE = DATA_END - 10 * DAY;

/** One statement of the filling: rows of a table as a query. */
export interface FilledTable {
  readonly table: string;
  readonly columns: Readonly<Record<string, string>>;
  readonly from: string;
}

/** SQL of the indexes in `(after, upTo]`. */
export function indexes(after: number, upTo: number): string {
  return `with recursive n(i) as
    (select cast(${
      after + 1
    } as bigint) union all select i + 1 from n where i < ${upTo})`;
}

/** SQL of a minute in which something of an index happens: in the recent stretch for the first ones, else before it. */
export function moment(index: string, draw: number, recent: number): string {
  const within = (from: number, until: number) =>
    `${from} + ${drawn(
      index,
      draw,
      Math.floor((until - from) / MINUTE),
    )} * ${MINUTE}`;
  return `case when ${index} <= ${recent}
    then ${within(RECENT_START, DATA_END)}
    else ${within(DATA_START, RECENT_START)} end`;
}

/** SQL of one of some words. */
export function oneOf(value: string, words: readonly string[]): string {
  const cases = words.map((word, place) => `when ${place} then '${word}'`);
  return `case ${value} ${cases.join(' ')} end`;
}

/** SQL of a service's reference. */
export function serviceOf(index: string): string {
  return `'component:default/service-' || ${index}`;
}

/** Columns of what an incident is, from which its tables are filled. */
export function incidentDraws({ services, recent }: FigureShape) {
  const minutes = (draw: number, most: number) =>
    `(1 + ${drawn('i', draw, most)}) * ${MINUTE}`;
  return {
    i: 'i',
    service: skewedBelow('i', 0, services),
    started: moment('i', 1, recent),
    to_detect: minutes(2, 10),
    to_acknowledge: minutes(3, 15),
    // Most are short, few last for days.
    to_mitigate: `(3 + ${skewedBelow('i', 4, 4000)}) * ${MINUTE}`,
    to_resolve: minutes(5, 300),
    is_open: `${drawn('i', 6, 100)} < 5`,
    is_restricted: 'i % 50 = 7',
    severity: oneOf(skewedBelow('i', 7, 4), ['sev4', 'sev3', 'sev2', 'sev1']),
    kind: `case when i % 20 = 0 then 'nearMiss' when i % 40 = 1 then 'drill' else 'incident' end`,
    incident_type: oneOf(drawn('i', 8, 4), [
      'capacity',
      'change',
      'dependency',
    ]),
    failure_mode: oneOf(drawn('i', 6, 12), [
      'capacity-exhausted',
      'bad-deploy',
      'expired-certificate',
      'dependency-down',
    ]),
    trigger_word: oneOf(drawn('i', 9, 3), ['deployment', 'load']),
  };
}

/** Over {@link incidentDraws}, when each was over; null while nobody says so. */
const ended = (of: string) =>
  `case when is_open and started >= ${OPEN_SINCE} then null else ${of} end`;
const times = {
  impactStarted: 'started',
  detected: 'case when i % 17 = 0 then null else started + to_detect end',
  acknowledged:
    'case when i % 3 = 0 then null else started + to_detect + to_acknowledge end',
  mitigated: ended('started + to_mitigate'),
  resolved: ended('started + to_mitigate + to_resolve'),
};
const circle = 'case when is_restricted then i end';
const columns = {
  kind: 'kind',
  severity: 'severity',
  incident_type: 'incident_type',
  failure_mode: 'failure_mode',
  anchor_at: 'started',
  confidential_id: circle,
};

function timesJson(): string {
  const parts = Object.entries(times).map(
    ([kind, at]) =>
      `coalesce('"${kind}":{"kind":"${kind}","origin":"source","by":"bench","at":' || (${at}) || ',"changedAt":' || started || '},', '')`,
  );
  // Every part ends with a comma; impactStarted is never missing.
  return `'{' || ${parts.join(
    ' || ',
  )} || '"declared":{"kind":"declared","origin":"source","by":"bench","at":' || started || ',"changedAt":' || started || '}}'`;
}

const roles = [
  { role: 'impacted', service: 'service', where: '1 = 1' },
  // A third began somewhere else.
  {
    role: 'origin',
    service: 'case when service = 0 then 1 else service - 1 end',
    where: 'i % 3 = 0',
  },
];

/** What fills the tables of incidents from a table of {@link incidentDraws}, in the order in which tables refer to each other. */
export function incidentTables(draws: string, isFalse: string): FilledTable[] {
  const restricted = `${draws} where is_restricted`;
  return [
    {
      table: 'confidential',
      columns: { id: 'i', created_at: 'started' },
      from: restricted,
    },
    {
      table: 'confidential_entity',
      columns: { confidential_id: 'i', entity_ref: serviceOf('service') },
      from: restricted,
    },
    {
      table: 'incident',
      columns: {
        ...columns,
        id: 'i',
        version: '1',
        title: `'Slow answers of service ' || service`,
        search_text: `'slow answers of service ' || service`,
        severity_sort: 'severity',
        status: `case when ${times.resolved} is null then 'open' else 'resolved' end`,
        trigger: 'trigger_word',
        summary: `'Customers saw errors for a while.'`,
        dimensions: `'{}'`,
        stated: `'{}'`,
        times: timesJson(),
        flags: `'[]'`,
        flagged: isFalse,
        sort_at: 'started',
        source: `'bench'`,
        external_id: `'f-' || i`,
        created_at: 'started',
        updated_at: 'started',
      },
      from: draws,
    },
    ...roles.flatMap(({ role, service, where }): FilledTable[] => [
      {
        table: 'incident_entity',
        columns: {
          incident_id: 'i',
          entity_ref: serviceOf(`(${service})`),
          role: `'${role}'`,
          impact: `'partial'`,
          sort_at: 'started',
        },
        from: `${draws} where ${where}`,
      },
      {
        table: 'incident_fact',
        columns: {
          ...columns,
          entity_ref: serviceOf(`(${service})`),
          role: `'${role}'`,
          incident_id: 'i',
          impact: `'partial'`,
          trigger: 'trigger_word',
          impact_started_at: times.impactStarted,
          detected_at: times.detected,
          declared_at: 'started',
          acknowledged_at: times.acknowledged,
          mitigated_at: times.mitigated,
          resolved_at: times.resolved,
          flagged: `'[]'`,
        },
        from: `${draws} where ${where}`,
      },
    ]),
  ];
}
