import type { CharterTerm } from './model';

/**
 * A glossary as people write it: a line for each term, `Near miss: nothing was hurt`.
 *
 * @public
 */
export function glossaryText(terms: readonly CharterTerm[]): string {
  return terms.map(({ term, meaning }) => `${term}: ${meaning}`).join('\n');
}

/**
 * Reads what {@link glossaryText} writes. Empty lines are left out; a line without a colon explains nothing, and is a term without a meaning.
 *
 * @public
 */
export function glossaryOf(text: string): CharterTerm[] {
  return text
    .split(/\r?\n/)
    .map(each => each.trim())
    .filter(each => each !== '')
    .map(each => {
      const at = each.indexOf(':');
      return at < 0
        ? { term: each, meaning: '' }
        : {
            term: each.slice(0, at).trim(),
            meaning: each.slice(at + 1).trim(),
          };
    });
}
