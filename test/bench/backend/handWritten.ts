import { Database } from './observedDatabase';

/** What a hand-written query is about. */
export interface Asked {
  readonly service: string;
  /** Owns what the reader may see though it is restricted. */
  readonly team: string;
  /** UTC milliseconds. */
  readonly from: number;
  readonly until: number;
  readonly step: number;
  readonly trailing: number;
}

/** What a query finds: rows to be held against what the product answers. */
export type Found = readonly Readonly<Record<string, unknown>>[];

/**
 * The best that somebody would write by hand for the same figures, in one language for each engine. It asks for less than the product
 * answers: no intervals, no coverage, nothing about availability, recurrence and the time between incidents.
 */
export type HandWritten = (database: Database, asked: Asked) => Promise<Found>;

const readable = `(confidential_id is null or confidential_id in (
  select confidential_id from confidential_entity
  join catalog_entity on catalog_entity.entity_ref = confidential_entity.entity_ref
  where owner_ref = :team))`;
const counting = `role = 'impacted' and kind = 'incident' and ${readable}`;
const durations = {
  time_to_detect: 'detected_at - impact_started_at',
  time_to_acknowledge: 'acknowledged_at - detected_at',
  time_to_restore: 'mitigated_at - impact_started_at',
  time_to_resolve: 'resolved_at - declared_at',
};
/** The window and the one before it. */
const inBoth = 'anchor_at >= :from - (:until - :from) and anchor_at < :until';

const isPostgres = (database: Database) =>
  database.client.config.client === 'pg';

async function rowsOf(
  database: Database,
  sql: string,
  asked: Asked,
): Promise<Found> {
  const used = Object.entries(asked).filter(([name]) =>
    sql.includes(`:${name}`),
  );
  const answer = await database.raw(
    // The driver would guess that moments are text.
    isPostgres(database)
      ? sql.replace(/:(from|until|step|trailing)\b/g, 'cast(:$1 as bigint)')
      : sql,
    Object.fromEntries(used),
  );
  return isPostgres(database) ? answer.rows : answer;
}

/** Figures of one service: counts, four medians, both for two windows; promises; the latest incidents. */
export const ofService: HandWritten = async (database, asked) => {
  const own = `from incident_fact where entity_ref = :service and ${counting} and ${inBoth}`;
  const medians = Object.entries(durations).map(([name, millis]) =>
    isPostgres(database)
      ? `percentile_cont(0.5) within group (order by ${millis}) as ${name}`
      : `select '${name}' as name, is_now, avg(millis) as median from (
           select is_now, millis,
             row_number() over (partition by is_now order by millis) as place,
             count(*) over (partition by is_now) as n
           from (select anchor_at >= :from as is_now, ${millis} as millis ${own})
           where millis is not null)
         where place in ((n + 1) / 2, (n + 2) / 2) group by is_now`,
  );
  const statements = [
    isPostgres(database)
      ? `select anchor_at >= :from as is_now, count(*) as n, ${medians} ${own} group by 1`
      : medians.join(' union all '),
    `select anchor_at >= :from as is_now, severity, incident_type, "trigger", count(*) as n
     ${own} group by 1, 2, 3, 4`,
    `select status, count(*) as n, sum(case when due < '2026-01-01' then 1 end) as overdue
     from action_item_fact where entity_ref = :service group by status`,
    `select id, title, severity, anchor_at from incident where id in (
       select incident_id ${own} order by anchor_at desc limit 5)`,
  ];
  const found = [];
  for (const sql of statements) {
    found.push(...(await rowsOf(database, sql, asked)));
  }
  return found;
};

/** Count and median time to restore of the organisation at each point of a trend. */
export const trend: HandWritten = async (database, asked) => {
  const points = `points(until) as (
    select cast(:from + :step as bigint) union all
    select until + :step from points where until < :until)`;
  const joined = `from points join incident_fact
    on anchor_at >= points.until - :trailing and anchor_at < points.until
    where ${counting}`;
  const millis = durations.time_to_restore;
  const open = 'sum(case when mitigated_at is null then 1 else 0 end)';
  return rowsOf(
    database,
    isPostgres(database)
      ? `with recursive ${points}
         select until, count(*) as n, ${open} as open,
           percentile_cont(0.5) within group (order by ${millis}) as median
         ${joined} group by until order by until`
      : `with recursive ${points}
         select until, max(n) as n, max(open) as open,
           avg(case when place in ((known + 1) / 2, (known + 2) / 2) then millis end) as median
         from (select until, ${millis} as millis,
           row_number() over (partition by until order by mitigated_at is null, ${millis}) as place,
           count(mitigated_at) over (partition by until) as known,
           count(*) over (partition by until) as n,
           count(*) over (partition by until) - count(mitigated_at) over (partition by until) as open
         ${joined})
         group by until order by until`,
    asked,
  );
};

/** What an incident says of its time to restore: known, open, or nothing that can be right. */
const restoring = `case
  when impact_started_at is null or flagged <> '[]' and
    (flagged like '%"impactStarted"%' or flagged like '%"mitigated"%') then 2
  when mitigated_at is null then case when resolved_at is null then 1 else 2 end
  when mitigated_at - impact_started_at between 0 and 31536000000 then 0
  else 2 end`;
/** How far from either end of so many ordered durations the interval of their median ends, as handbooks have it. */
const rank = `cast(floor(known / 2.0 - 0.98 * sqrt(known)) as integer)`;

/**
 * All that an export of every service says: incidents; the median time to restore of those that are over, the ordered durations around it
 * that bound it, how many are known and how many open; promises; since when it is watched. The rest of its columns follows from these, but
 * for the survival curve of a service in which something is open.
 */
export const everyService: HandWritten = async (database, asked) => {
  const today = new Date().toISOString().slice(0, 10);
  const facts = `select entity_ref, ${restoring} as state, mitigated_at - impact_started_at as millis
    from incident_fact where ${counting} and anchor_at >= :from and anchor_at < :until`;
  const figures = isPostgres(database)
    ? `select entity_ref, n, known, open, (ordered[(known + 1) / 2] + ordered[(known + 2) / 2]) / 2.0 as median,
         ordered[${rank}] as low, ordered[known + 1 - ${rank}] as high
       from (select entity_ref, count(*) as n,
         cast(count(*) filter (where state = 0) as integer) as known,
         count(*) filter (where state = 1) as open,
         array_agg(millis order by millis) filter (where state = 0) as ordered
       from (${facts}) as facts group by entity_ref) as summed`
    : `select entity_ref, max(n) as n, max(known) as known, max(open) as open,
         avg(case when place in ((known + 1) / 2, (known + 2) / 2) then millis end) as median,
         max(case when place = ${rank} then millis end) as low,
         max(case when place = known + 1 - ${rank} then millis end) as high
       from (select entity_ref, millis,
         row_number() over (partition by entity_ref order by state, millis) as place,
         count(*) over (partition by entity_ref) as n,
         sum(state = 0) over (partition by entity_ref) as known,
         sum(state = 1) over (partition by entity_ref) as open
       from (${facts}))
       group by entity_ref`;
  return rowsOf(
    database,
    `select catalog_entity.entity_ref, title, n, known, figures.open, median, low, high,
       promises.open as promised, overdue, since
     from catalog_entity
     left join (${figures}) as figures on figures.entity_ref = catalog_entity.entity_ref
     left join (select entity_ref, count(*) as open, sum(case when due < '${today}' then 1 end) as overdue from action_item_fact
       where status in ('committed', 'inProgress', 'ineffective') and ${readable} group by entity_ref)
       as promises on promises.entity_ref = catalog_entity.entity_ref
     left join observation on observation.entity_ref = catalog_entity.entity_ref
     where catalog_entity.kind = 'component' order by called, catalog_entity.entity_ref`,
    asked,
  );
};
