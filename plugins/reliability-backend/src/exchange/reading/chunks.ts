/** A stretch of the document that is parsed in one go, with the line number of each of its lines. */
export interface Chunk {
  readonly lines: string[];
  readonly numbers: number[];
}

const EASY = 80;
const FIRM = 120;
const HARD = 400;
const HARD_CHARACTERS = 16_000;

// Back-ticks may not follow an opening row of back-ticks on the same line: that would be code within a sentence.
const FENCE = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/;
const DELIMITER_ROW = /^\s{0,3}\|?[\s|:-]{1,2000}$/;

/**
 * Cuts the document where a cut changes nothing: before a line at the margin that follows a blank one, outside code. The Markdown
 * parser's effort grows faster than the length of what it is given, so that one long list could keep a server busy for minutes.
 * Where a stretch has no such place it is cut at any line at the margin after 120 lines, and anywhere after 400; a table carries its
 * heading over.
 */
export function splitIntoChunks(lines: readonly string[]): Chunk[] {
  const chunks: Chunk[] = [];
  let current: Chunk = { lines: [], numbers: [] };
  let characters = 0;
  let fence: string | undefined;
  let blockStart = 0;

  const close = () => {
    if (current.lines.length > 0) chunks.push(current);
    current = { lines: [], numbers: [] };
    characters = 0;
  };

  lines.forEach((line, index) => {
    const afterBlank = index === 0 || lines[index - 1].trim() === '';
    if (afterBlank) blockStart = index;
    const atMargin = /^\S/.test(line);
    const full =
      current.lines.length >= (atMargin ? FIRM : HARD) ||
      characters + line.length > HARD_CHARACTERS;
    if (fence === undefined) {
      if (afterBlank && atMargin && current.lines.length >= EASY) close();
      else if (full) {
        close();
        if (index - blockStart >= 2 && isTableHead(lines, blockStart)) {
          for (const row of [blockStart, blockStart + 1]) {
            current.lines.push(lines[row]);
            current.numbers.push(row + 1);
          }
        }
      }
    } else if (full) {
      close();
      // The code goes on: reopened, so that what follows is not taken for Markdown.
      current.lines.push(fence);
      current.numbers.push(index + 1);
    }
    const mark = FENCE.exec(line)?.[1];
    if (mark !== undefined) {
      if (fence === undefined) fence = mark;
      else if (mark.startsWith(fence)) fence = undefined;
    }
    current.lines.push(line);
    current.numbers.push(index + 1);
    characters += line.length;
  });
  close();
  return chunks;
}

function isTableHead(lines: readonly string[], start: number): boolean {
  return (
    lines[start].includes('|') &&
    (lines[start + 1] ?? '').includes('-') &&
    DELIMITER_ROW.test(lines[start + 1] ?? '')
  );
}
