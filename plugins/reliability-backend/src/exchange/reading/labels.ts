import { plainText } from './plainText';

/**
 * A heading's or label's words in one form: lower case, no emphasis, numbering, punctuation or emoji; what is in brackets is left
 * out. `- **1. First Detected (UTC):**` → `first detected`.
 */
export function normaliseLabel(label: string): string {
  return plainText(label.slice(0, 300))
    .toLocaleLowerCase('en')
    .replace(/[’`´]/g, "'")
    .replace(/\([^()]{0,120}\)/g, ' ')
    .replace(/^\s*(?:\d{1,2}|[ivx]{1,4}|[a-h])[.)]\s+/, ' ')
    .replace(/[^\p{L}\p{N}'&/+-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A line that introduces something by name: `**Impact**: checkout was down`. */
export interface LabelledText {
  /** As written, without emphasis and colon. */
  readonly label: string;
  /** What follows, as written; empty when the label stands alone. */
  readonly value: string;
  /** Set in bold, which marks a label even where it is long. */
  readonly bold: boolean;
}

const BOLD_LABEL =
  /^(?:\*\*|__)\s{0,4}([^*\n]{1,120}?)\s{0,4}(:?)\s{0,4}(?:\*\*|__)\s{0,4}(:?)\s{0,4}/;
const PLAIN_LABEL =
  /^([\p{L}\p{N}][^:\n*`[\]|]{0,60}?)\s{0,4}:(?=\s|$|\*\*|\[)\s{0,4}(?:\*\*)?/u;

/**
 * Splits a line into label and value. A bold beginning is a label when a colon belongs to it or nothing follows it; a plain one
 * when a colon follows within a few words. `undefined` when the line begins with no label.
 */
export function splitLabel(line: string): LabelledText | undefined {
  const text = line.trimStart();
  const bold = BOLD_LABEL.exec(text);
  if (bold !== null) {
    const value = text.slice(bold[0].length);
    const colon = bold[2] !== '' || bold[3] !== '';
    if (colon || value.trim() === '') {
      return { label: plainText(bold[1]), value: value.trim(), bold: true };
    }
    return undefined;
  }
  const plain = PLAIN_LABEL.exec(text);
  if (plain === null || plain[1].split(/\s+/).length > 8) return undefined;
  return {
    label: plainText(plain[1]),
    value: text.slice(plain[0].length).trim(),
    bold: false,
  };
}
