import { Knex } from 'knex';
import { rowsOfAccess } from './rows/rowsOfAccess';
import { rowsOfFigures } from './rows/rowsOfFigures';
import { rowsOfPlatform } from './rows/rowsOfPlatform';
import { rowsOfPostmortems } from './rows/rowsOfPostmortems';
import { rowsOfPractice } from './rows/rowsOfPractice';
import { rowsOfRecords } from './rows/rowsOfRecords';
import { rowsOfChanges } from './rows/rowsOfChanges';
import { rowsOfReviews } from './rows/rowsOfReviews';
import type { TableRow } from './rows/TableRow';

/**
 * A row of every table, with what its schema demands, in the order in which they refer to each other. Ids are the first that a new
 * database gives.
 */
const rows: readonly TableRow[] = [
  ...rowsOfAccess,
  ...rowsOfRecords,
  ...rowsOfPostmortems,
  ...rowsOfFigures,
  ...rowsOfPlatform,
  ...rowsOfReviews,
  ...rowsOfPractice,
  ...rowsOfChanges,
];

/** Fills a new database. */
export async function fillEveryTable(database: Knex): Promise<void> {
  for (const [table, row] of rows) await database(table).insert(row);
}
