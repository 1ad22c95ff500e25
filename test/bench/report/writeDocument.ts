import { readFileSync, writeFileSync } from 'node:fs';

/** Replaces what stands between the two marks of a part of a document. */
export function writeDocument(
  file: string,
  figures: string,
  part: string = 'figures',
): void {
  const beginMark = `<!-- ${part}: begin -->`;
  const endMark = `<!-- ${part}: end -->`;
  const text = readFileSync(file, 'utf8');
  const begin = text.indexOf(beginMark);
  const end = text.indexOf(endMark);
  if (begin === -1 || end < begin) {
    throw new Error(
      `${file} has no place for ${part}: ${beginMark} … ${endMark}`,
    );
  }
  writeFileSync(
    file,
    `${text.slice(0, begin + beginMark.length)}\n\n${figures}\n\n${text.slice(
      end,
    )}`,
  );
}
