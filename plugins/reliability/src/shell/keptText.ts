const LONGEST = 10_000;

/** Any value of a record as plain text: words as they are, lists a line each, parts of a whole one after the other. */
export function keptText(value: unknown): string {
  const text = textOf(value, 0);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

function textOf(value: unknown, depth: number): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return String(value);
  // Records may be nested as deep as they like; deeper than this nobody reads.
  if (depth > 3) return '…';
  if (Array.isArray(value)) {
    return value
      .map(part => textOf(part, depth + 1))
      .filter(text => text !== '')
      .join('\n');
  }
  return Object.entries(value)
    .map(([name, part]) => [name, textOf(part, depth + 1)] as const)
    .filter(([, text]) => text !== '')
    .map(([name, text]) => `${name}: ${text}`)
    .join(', ');
}
