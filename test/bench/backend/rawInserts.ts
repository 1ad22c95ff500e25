import { Database } from './observedDatabase';

/** Rows that a record leaves behind, in the order in which tables refer to each other, and what tells whose they are. */
const tables = [
  { name: 'confidential', owner: 'circle', column: 'id' },
  { name: 'confidential_reader', owner: 'circle', column: 'confidential_id' },
  { name: 'confidential_entity', owner: 'circle', column: 'confidential_id' },
  { name: 'incident', owner: 'incident', column: 'id' },
  { name: 'incident_entity', owner: 'incident', column: 'incident_id' },
  { name: 'incident_dimension', owner: 'incident', column: 'incident_id' },
  { name: 'time_point', owner: 'incident', column: 'incident_id' },
  { name: 'incident_fact', owner: 'incident', column: 'incident_id' },
  { name: 'history', owner: 'incident', column: 'resource_id' },
] as const;

/** One for each entity and not for each record: written with the first batch. */
const OBSERVATIONS = 'observation';

type Row = Record<string, unknown>;

/** What an import has left behind, cut into the batches in which the import wrote it. */
export type LeftBehind = readonly {
  readonly table: string;
  readonly rows: readonly Row[];
}[][];

/** Reads all rows that an import of incidents has left behind. */
export async function readLeftBehind(
  database: Database,
  linesPerBatch: number,
): Promise<LeftBehind> {
  const incidents = await database('incident')
    .orderBy('id')
    .select('id', 'confidential_id');
  const batchOf = {
    incident: new Map<number, number>(),
    circle: new Map<number, number>(),
  };
  incidents.forEach((row, index) => {
    const batch = Math.floor(index / linesPerBatch);
    batchOf.incident.set(Number(row.id), batch);
    batchOf.circle.set(Number(row.confidential_id), batch);
  });
  const batches = Array.from(
    { length: Math.ceil(incidents.length / linesPerBatch) },
    (): { table: string; rows: Row[] }[] => [],
  );
  for (const { name, owner, column } of tables) {
    for (const batch of batches) batch.push({ table: name, rows: [] });
    for (const row of await database(name).select()) {
      const batch = batches[batchOf[owner].get(Number(row[column])) ?? 0];
      batch[batch.length - 1].rows.push(row);
    }
  }
  batches[0].push({
    table: OBSERVATIONS,
    rows: await database(OBSERVATIONS).select(),
  });
  return batches;
}

/** Inserts the same rows with nothing around them: 500 a statement, one transaction for each batch. */
export async function insertRaw(
  database: Database,
  batches: LeftBehind,
): Promise<void> {
  for (const batch of batches) {
    await database.transaction(async tx => {
      for (const { table, rows } of batch) {
        if (rows.length > 0) {
          await tx.batchInsert(table, [...rows], 500).transacting(tx);
        }
      }
    });
  }
}

/** Takes incidents and all that belongs to them out again. */
export async function clear(database: Database): Promise<void> {
  const names = [OBSERVATIONS, ...tables.map(({ name }) => name).reverse()];
  if (database.client.config.client === 'pg') {
    await database.raw(`truncate ${names.join(', ')} restart identity cascade`);
    return;
  }
  for (const name of names) await database(name).delete();
  await database.raw('PRAGMA wal_checkpoint(TRUNCATE)');
}
