import { Database } from '../observedDatabase';
import {
  FilledTable,
  incidentDraws,
  incidentTables,
  indexes,
} from './incidentRows';
import {
  actionItemDraws,
  actionItemTables,
  deploymentDraws,
  deploymentTables,
  failureTables,
  Words,
} from './otherRows';
import { FigureShape } from './shape';

const INCIDENTS = 'bench_incident';
const DEPLOYMENTS = 'bench_deployment';
const ACTION_ITEMS = 'bench_action_item';

const words = {
  postgres: {
    isTrue: 'true',
    isFalse: 'false',
    day: millis =>
      `to_char(to_timestamp(${millis} / 1000.0) at time zone 'UTC', 'YYYY-MM-DD')`,
  },
  sqlite: {
    isTrue: '1',
    isFalse: '0',
    day: millis => `strftime('%Y-%m-%d', ${millis} / 1000, 'unixepoch')`,
  },
} satisfies Record<string, Words>;

/**
 * Fills the tables that figures read, and those that stand behind them, in the database itself: the same rows on both engines and in every
 * run. What is there from a smaller shape stays, and what is missing comes to it.
 *
 * @param before - the shape that is there; nothing when left out
 */
export async function fillFigures(
  database: Database,
  shape: FigureShape,
  before?: FigureShape,
): Promise<void> {
  const isPostgres = database.client.config.client === 'pg';
  const say = isPostgres ? words.postgres : words.sqlite;
  const items = ({ incidents, recent }: FigureShape) => ({
    ...shape,
    upTo: Math.floor(incidents / 2),
    recent: Math.floor(recent / 2),
  });
  const drawnTables = [
    {
      name: INCIDENTS,
      columns: incidentDraws(shape),
      after: before?.incidents ?? 0,
      upTo: shape.incidents,
    },
    {
      name: DEPLOYMENTS,
      columns: deploymentDraws(shape),
      after: before?.deployments ?? 0,
      upTo: shape.deployments,
    },
    {
      name: ACTION_ITEMS,
      columns: actionItemDraws(items(shape)),
      after: before ? items(before).upTo : 0,
      upTo: items(shape).upTo,
    },
  ];
  await database.transaction(async tx => {
    for (const { name, columns, after, upTo } of drawnTables) {
      await tx.raw(
        `create table ${name} as ${indexes(after, upTo)} select ${named(
          columns,
        )} from n`,
      );
    }
    for (const filled of [
      ...incidentTables(INCIDENTS, say.isFalse),
      ...deploymentTables(DEPLOYMENTS, say),
      ...failureTables(INCIDENTS),
      ...actionItemTables(ACTION_ITEMS, say),
    ]) {
      await insert(tx, filled);
    }
    for (const { name } of drawnTables) await tx.schema.dropTable(name);
    await tx('observation').delete();
    await tx.raw(
      `insert into observation (entity_ref, since)
       select entity_ref, min(anchor_at) from incident_fact
       where confidential_id is null group by entity_ref`,
    );
    if (isPostgres) await moveSequences(tx);
    await noteAllDays(tx);
  });
}

async function insert(
  tx: Database,
  { table, columns, from }: FilledTable,
): Promise<void> {
  const names = Object.keys(columns).map(name => `"${name}"`);
  await tx.raw(
    `insert into ${table} (${names.join(', ')}) select ${Object.values(
      columns,
    ).join(', ')} from ${from}`,
  );
}

function named(columns: Readonly<Record<string, string>>): string {
  return Object.entries(columns)
    .map(([name, sql]) => `${sql} as ${name}`)
    .join(', ');
}

/** What is imported later gets ids behind those that were filled in. */
async function moveSequences(tx: Database): Promise<void> {
  for (const table of [
    'confidential',
    'incident',
    'deployment',
    'action_item',
  ]) {
    await tx.raw(
      `select setval(pg_get_serial_sequence('${table}', 'id'), (select max(id) from ${table}))`,
    );
  }
}

/** Every day was written to, and long ago: the back end puts them together at once. */
async function noteAllDays(tx: Database): Promise<void> {
  const days = await tx('incident_fact')
    .whereNull('confidential_id')
    .distinct(tx.raw('anchor_at / 86400000 as day'));
  await tx('fact_change').insert({
    days: JSON.stringify(days.map(row => Number(row.day))),
    first_at: 0,
    last_at: 0,
  });
}

/** Days whose segments the back end has yet to put together. */
export async function daysToFold(database: Database): Promise<number> {
  const rows = await database('fact_change').select('days');
  return rows.reduce(
    (sum, { days }) => sum + JSON.parse(String(days)).length,
    0,
  );
}
