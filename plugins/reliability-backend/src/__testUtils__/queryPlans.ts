import { Knex } from 'knex';
import { dialectOf } from '../platform/database/dialect';

/** What an engine means to do for a statement. */
export interface QueryPlan {
  /** As it was sent, with places for what is bound. */
  readonly sql: string;
  readonly plan: readonly string[];
  readonly indexes: readonly string[];
  /** Tables that it would go through from end to end. */
  readonly scanned: readonly string[];
}

interface SentStatement {
  readonly sql: string;
  readonly bindings: readonly Knex.Value[];
}

/** Plans of all statements that an action sends and that can be explained, each kind of them once. */
export async function plansOf(
  database: Knex,
  action: (tx: Knex) => Promise<unknown>,
): Promise<QueryPlan[]> {
  const sent = new Map<string, SentStatement>();
  const listen = ({ sql, bindings = [] }: SentStatement) => {
    if (/^(select|with|update|delete)\b/i.test(sql)) {
      sent.set(sql, { sql, bindings });
    }
  };
  database.on('query', listen);
  try {
    await action(database);
  } finally {
    database.removeListener('query', listen);
  }
  const plans: QueryPlan[] = [];
  for (const statement of sent.values()) {
    plans.push(await planOf(database, statement));
  }
  return plans;
}

async function planOf(
  database: Knex,
  { sql, bindings }: SentStatement,
): Promise<QueryPlan> {
  const isPostgres = dialectOf(database) === 'postgres';
  const plan = isPostgres
    ? await explainOnPostgres(database, sql, bindings)
    : await explainOnSqlite(database, sql, bindings);
  const text = plan.join('\n');
  const found = (pattern: RegExp) => [
    ...new Set([...text.matchAll(pattern)].map(([, name]) => name)),
  ];
  return {
    sql,
    plan,
    indexes: isPostgres
      ? found(
          /(?:Index (?:Only )?Scan(?: Backward)? using|Index Scan on) (\w+)/g,
        )
      : found(/USING (?:COVERING )?(?:INDEX (\w+)|INTEGER PRIMARY KEY)/g).map(
          name => name ?? 'primary key',
        ),
    // The first row of all is found at once.
    scanned: isFirstOfAll(sql)
      ? []
      : found(
          isPostgres
            ? /Seq Scan on (\w+)/g
            : // From end to end of an index that has only what is asked for.
              /^SCAN (\w+)\b(?! USING (?:COVERING )?INDEX action_item_fact_open)/gm,
        ),
  };
}

function isFirstOfAll(sql: string): boolean {
  return /^select \S+ from [`"]\w+[`"] limit \S+$/.test(sql);
}

async function explainOnPostgres(
  database: Knex,
  sql: string,
  bindings: readonly Knex.Value[],
): Promise<string[]> {
  // Statements come in the driver's own form, with numbered places.
  const connection = await database.client.acquireConnection();
  try {
    const { rows } = await connection.query(`explain (costs off) ${sql}`, [
      ...bindings,
    ]);
    return rows.map((row: Record<string, string>) => row['QUERY PLAN']);
  } finally {
    await database.client.releaseConnection(connection);
  }
}

async function explainOnSqlite(
  database: Knex,
  sql: string,
  bindings: readonly Knex.Value[],
): Promise<string[]> {
  const rows: { detail: string }[] = await database.raw(
    `explain query plan ${sql.replace(/\\\?/g, '?')}`,
    [...bindings],
  );
  return rows.map(({ detail }) => detail);
}
