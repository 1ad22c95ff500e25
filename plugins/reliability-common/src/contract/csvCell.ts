// Where a spreadsheet would begin a formula, full-width signs included: at the beginning of a cell, and behind what ends a cell where
// another separator than ours is usual. Our own mark counts too, so that taking one apostrophe off at each of these places gives the text
// back exactly.
const LIVE_AT_FIRST = /^(?=[=+\-@\t\r\n'＝＋－＠])/;
const LIVE_BEHIND = /([;\t\r\n])(?=[=+\-@'＝＋－＠])/g;
// What the rest is about; most cells have none of it.
const MARKED = /^[=+\-@'＝＋－＠]|[",;\t\r\n]/;

/**
 * One cell of CSV: quoted where needed, and never live in a spreadsheet. What would be gets an apostrophe before it.
 *
 * @public
 */
export function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  if (!MARKED.test(value)) return value;
  const safe = value.replace(LIVE_BEHIND, "$1'").replace(LIVE_AT_FIRST, "'");
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
