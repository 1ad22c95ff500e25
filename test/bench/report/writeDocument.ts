import { readFileSync, writeFileSync } from 'node:fs';

const BEGIN = '<!-- figures: begin -->';
const END = '<!-- figures: end -->';

/** Replaces what stands between the two marks of a document. */
export function writeDocument(file: string, figures: string): void {
  const text = readFileSync(file, 'utf8');
  const begin = text.indexOf(BEGIN);
  const end = text.indexOf(END);
  if (begin === -1 || end < begin) {
    throw new Error(`${file} has no place for figures: ${BEGIN} … ${END}`);
  }
  writeFileSync(
    file,
    `${text.slice(0, begin + BEGIN.length)}\n\n${figures}\n\n${text.slice(
      end,
    )}`,
  );
}
