/** What is wrong with a file, in words for whoever gave it. */
export class TableError extends Error {}

/** One incident of a file, by the names of its columns. */
export interface FileRow {
  /** Where it begins, from 1. */
  readonly line: number;
  readonly values: Readonly<Record<string, unknown>>;
}

/**
 * Reads CSV with a header, or NDJSON.
 *
 * @throws TableError that names the line
 */
export function readRows(text: string, format: 'csv' | 'ndjson'): FileRow[] {
  const plain = text.replace(/^\uFEFF/, '');
  return format === 'csv' ? readCsv(plain) : readNdjson(plain);
}

function readNdjson(text: string): FileRow[] {
  return text.split('\n').flatMap((line, index): FileRow[] => {
    if (line.trim() === '') return [];
    try {
      const values: unknown = JSON.parse(line);
      if (typeof values === 'object' && values !== null) {
        return [{ line: index + 1, values: { ...values } }];
      }
    } catch {
      // Said below.
    }
    throw new TableError(`line ${index + 1} is no JSON object`);
  });
}

function readCsv(text: string): FileRow[] {
  const [header, ...records] = csvRecords(text);
  if (header === undefined) throw new TableError('the file is empty');
  if (header.cells.length === 1 && header.cells[0].includes(';')) {
    throw new TableError('cells are to be separated by commas, not by ;');
  }
  return records.map(({ line, cells }) => {
    if (cells.length !== header.cells.length) {
      throw new TableError(
        `line ${line} has ${cells.length} cells, the header has ${header.cells.length}`,
      );
    }
    const named = header.cells.map((name, index) => [
      name.trim(),
      cells[index],
    ]);
    return { line, values: Object.fromEntries(named) };
  });
}

interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Cells may be quoted, and then hold commas, ends of lines and doubled quotes. */
function csvRecords(text: string): CsvRecord[] {
  const records: CsvRecord[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;
  let line = 1;
  let beganAt = 1;
  let cells: string[] = [];
  while (cell.lastIndex < text.length || cells.length > 0) {
    const found = cell.exec(text);
    if (found === null) {
      throw new TableError(`line ${line} has a quote where none can be`);
    }
    const [whole, quoted, bare, end] = found;
    cells.push(quoted === undefined ? bare : quoted.replace(/""/g, '"'));
    line += whole.split('\n').length - 1;
    if (end === ',') continue;
    if (cells.length > 1 || cells[0] !== '') {
      records.push({ line: beganAt, cells });
    }
    cells = [];
    beganAt = line;
  }
  return records;
}
