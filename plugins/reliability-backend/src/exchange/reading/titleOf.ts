import type { Block } from './blocks';
import type { FrontMatterEntry } from './documentSource';
import { hasWords, plainText, shorten } from './plainText';
import { remark } from './remark';
import type { ReadingReport } from './remarks';
import { roleOf } from './roles';
import { splitMoment } from './moments';

/** The title of a document. */
export interface DocumentTitle {
  readonly text: string;
  /** Null when it is not from the document. */
  readonly line: number | null;
  /** The heading that it is from; null when it is from the front matter, or from nowhere. */
  readonly headingLine: number | null;
}

/**
 * The title: the first heading of the first level, or the very first heading when it names no section; else the front matter's;
 * else a short line that stands alone at the beginning; else the name that the document came with.
 */
export function titleOf(
  blocks: readonly Block[],
  frontMatter: readonly FrontMatterEntry[],
  name: string,
  report: ReadingReport,
): DocumentTitle {
  const headings = blocks.filter(block => block.kind === 'heading');
  const first = headings.find(
    heading => heading.depth === 1 && hasWords(heading.text),
  );
  const candidate = first ?? headings[0];
  const isTitle =
    candidate !== undefined &&
    hasWords(candidate.text) &&
    roleOf(candidate.text)?.whole !== true &&
    (candidate === first || !splitMoment(candidate.text)?.moment.time);
  const stated = frontMatter.find(
    entry => entry.key.toLowerCase() === 'title' && hasWords(entry.value),
  );
  if (isTitle) {
    report.recognised(candidate.line, 'title', candidate.text);
    return {
      text: shorten(plainText(candidate.text), 300),
      line: candidate.line,
      headingLine: candidate.line,
    };
  }
  if (stated !== undefined) {
    report.recognised(stated.line, 'title', stated.value);
    return {
      text: shorten(plainText(stated.value) || stated.value, 300),
      line: stated.line,
      headingLine: null,
    };
  }
  const [opening] = blocks;
  if (
    opening?.kind === 'paragraph' &&
    opening.rows.length === 1 &&
    /^[^:]{3,120}[^.:!?,;]$/.test(plainText(opening.rows[0])) &&
    hasWords(opening.rows[0])
  ) {
    report.recognised(opening.line, 'title', opening.rows[0]);
    return {
      text: plainText(opening.rows[0]),
      line: opening.line,
      headingLine: null,
    };
  }
  report.left(null, 'title', name, remark('noTitle'));
  return { text: shorten(name, 300), line: null, headingLine: null };
}
