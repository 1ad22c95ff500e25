import { diffWordsWithSpace } from 'diff';

/** A run of a text, and whether the other text lacks it. */
export interface TextRun {
  readonly text: string;
  readonly isOnlyHere: boolean;
}

/**
 * A text in runs: those that another text lacks, and the rest. What stands between two words that are only here is part of the
 * run, so that a new sentence is one mark and not ten.
 */
export function wordsOnlyIn(text: string, other: string): TextRun[] {
  const runs: TextRun[] = [];
  for (const part of diffWordsWithSpace(other, text)) {
    const last = runs.at(-1);
    const before = runs.at(-2);
    if (part.removed) continue;
    if (
      part.added &&
      last &&
      before?.isOnlyHere &&
      /^[^\S\n]*$|^[^\p{L}\p{N}\n]+$/u.test(last.text)
    ) {
      runs.splice(-2, 2, {
        text: before.text + last.text + part.value,
        isOnlyHere: true,
      });
    } else {
      runs.push({
        text: part.value,
        isOnlyHere: part.added && part.value.trim() !== '',
      });
    }
  }
  return runs;
}
