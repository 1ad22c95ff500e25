// What spreadsheets take for the beginning of a formula, full-width forms included; and our own mark, so that taking one
// leading apostrophe off always gives the text back exactly.
const LIVE = /^[=+\-@\t\r'＝＋－＠]/;

/**
 * One cell of CSV: quoted where needed, and never live in a spreadsheet. A text that would be gets a leading apostrophe.
 *
 * @public
 */
export function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = LIVE.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
