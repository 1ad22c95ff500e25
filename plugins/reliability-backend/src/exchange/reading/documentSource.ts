import { beginningOf } from './plainText';
import { remark } from './remark';
import type { ReadingReport } from './remarks';

/** Lines of a document that are taken apart; postmortems have some hundreds. */
const MAX_LINES = 10_000;
const MAX_FRONT_MATTER = 200;

/** One entry of the front matter. */
export interface FrontMatterEntry {
  readonly line: number;
  readonly key: string;
  readonly value: string;
}

/** A document, ready to be read: its lines, and its front matter taken apart. */
export interface DocumentSource {
  /** Every line, the first is 1: `lines[0]`. Holds nothing that a database cannot store. */
  readonly lines: readonly string[];
  /** The same lines for the Markdown parser: front matter blanked, cut at the limit. */
  readonly body: readonly string[];
  readonly frontMatter: readonly FrontMatterEntry[];
}

/** Text as it arrived → lines. Byte order mark, CRLF, NUL and broken characters are dealt with here and nowhere else. */
export function readSource(
  content: string,
  report: ReadingReport,
): DocumentSource {
  const lines = content
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    // PostgreSQL cannot store U+0000, and lone surrogates do not survive UTF-8.
    .replaceAll('\u0000', '\uFFFD')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .split('\n');
  const { entries, end } = frontMatterOf(lines);
  const body = lines
    .slice(0, MAX_LINES)
    .map((line, index) => (index < end ? '' : line));
  if (lines.length > MAX_LINES) {
    report.left(
      MAX_LINES + 1,
      'document',
      lines[MAX_LINES] ?? '',
      remark('tooManyLines', { lines: lines.length, most: MAX_LINES }),
    );
  }
  return { lines, body, frontMatter: entries };
}

function frontMatterOf(lines: readonly string[]): {
  entries: FrontMatterEntry[];
  end: number;
} {
  const none = { entries: [], end: 0 };
  if (lines[0]?.trimEnd() !== '---') return none;
  const close = lines
    .slice(1, MAX_FRONT_MATTER)
    .findIndex(line => /^(?:---|\.\.\.)\s*$/.test(line));
  // Without an end it is a rule and then text.
  if (close === -1) return none;
  const entries: FrontMatterEntry[] = [];
  lines.slice(1, close + 1).forEach((text, index) => {
    const match = /^([A-Za-z][\w .-]{0,60}?)\s{0,10}:(.*)$/.exec(
      text.slice(0, 4_000),
    );
    const last = entries[entries.length - 1];
    if (match !== null) {
      entries.push({
        line: index + 2,
        key: match[1],
        value: match[2]
          .trim()
          .replace(/^(["'])(.*)\1$/, '$2')
          .trim(),
      });
    } else if (last !== undefined && /^\s*-\s|^\s+\S/.test(text)) {
      // A list, or a text over several lines: it belongs to the key above.
      const more = beginningOf(text.trim().replace(/^-\s+/, ''), 300);
      entries[entries.length - 1] = {
        ...last,
        value: last.value === '' ? more : `${last.value}, ${more}`,
      };
    }
  });
  return { entries, end: close + 2 };
}
