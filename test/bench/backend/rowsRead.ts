import { Database, SentStatement } from './observedDatabase';

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly Plans?: readonly PlanNode[];
}

/**
 * Rows that PostgreSQL touches for some statements, those that a filter throws away too. SQLite tells its driver nothing of the kind.
 *
 * @returns undefined on SQLite
 */
export async function rowsRead(
  database: Database,
  statements: readonly SentStatement[],
): Promise<number | undefined> {
  if (database.client.config.client !== 'pg') return undefined;
  let rows = 0;
  for (const { sql, bindings } of statements) {
    if (/^select/i.test(sql)) {
      // Statements are recorded in the driver's own form, with numbered placeholders.
      const connection = await database.client.acquireConnection();
      try {
        const explained = await connection.query(
          `explain (analyze, format json) ${sql}`,
          [...bindings],
        );
        rows += touchedBy(explained.rows[0]['QUERY PLAN'][0].Plan);
      } finally {
        await database.client.releaseConnection(connection);
      }
    }
  }
  return Math.round(rows);
}

function touchedBy(node: PlanNode): number {
  const below = (node.Plans ?? []).reduce(
    (sum, child) => sum + touchedBy(child),
    0,
  );
  // Bitmap index scans only prepare what the heap scan above them reads.
  const reads =
    /Scan$/.test(node['Node Type']) &&
    !/^(Bitmap Index|CTE|Subquery|Function|Values)/.test(node['Node Type']);
  if (!reads) return below;
  const each =
    node['Actual Rows'] +
    (node['Rows Removed by Filter'] ?? 0) +
    (node['Rows Removed by Index Recheck'] ?? 0);
  return below + each * node['Actual Loops'];
}
